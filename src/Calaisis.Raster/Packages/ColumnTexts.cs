namespace Calaisis.Raster.Packages;

/// <summary>What is said about a column, in both languages.</summary>
sealed record ColumnText(string Unit, string French, string English, string FrenchMeaning, string EnglishMeaning);

/// <summary>Unit, title and meaning of every column of a trame's package.</summary>
static class ColumnTexts
{
    /// <summary>Stands for the unit of costs, which the trame declares.</summary>
    internal const string CostUnit = "cost";

    /// <summary>The words for <c>name</c> of patches.</summary>
    internal const string PatchName = "name of a patch";

    /// <summary>Of links and corridors.</summary>
    internal const string LinkName = "name of a link";

    /// <summary>Of conflicts.</summary>
    internal const string ConflictName = "name of a conflict";

    static readonly Dictionary<string, ColumnText> Known = new(StringComparer.Ordinal)
    {
        ["id"] = new("", "N°", "No.", "Numéro dans cette couche, stable d'un calcul à l'autre", "Number within this layer, stable between runs"),
        ["link"] = new("", "Lien", "Link", "Numéro du lien (couche links)", "Number of the link (layer links)"),
        ["links"] = new("", "Liens", "Links", "Nombre de liens actifs qui y aboutissent", "Number of active links that end here"),
        ["link_ids"] = new("", "Liens", "Links", "Numéros des liens (couche links) qui franchissent ici", "Numbers of the links (layer links) that cross here"),
        [PatchName] = new("", "Nom", "Name", "Nom du réservoir donné dont il se compose pour l'essentiel, sinon le premier nom que donne « names » ; de plusieurs du même nom, le plus grand le garde et les autres prennent un numéro ; vide : aucun ; la colonne n'existe que si quelque chose peut donner des noms", "Name of the given reservoir it mostly consists of, else the first that 'names' gives; of several with one name the largest keeps it and the others take a number; empty: none; only where something may give names"),
        [LinkName] = new("", "Nom", "Name", "Noms des deux réservoirs reliés ; vide : l'un d'eux n'en a pas ; la colonne n'existe que si quelque chose peut donner des noms", "Names of the core areas at both ends; empty: one of them has none; only where something may give names"),
        [ConflictName] = new("", "Nom", "Name", "Nom du lien qui franchit ici, de celui qui porte la plus grande part de PC, à égalité du plus petit numéro ; la colonne n'existe que si quelque chose peut donner des noms", "Name of the link that crosses here, of the one that carries most of PC, of equals the lowest number; only where something may give names"),
        ["area_ha"] = new("ha", "Surface (ha)", "Area (ha)", "Surface des cellules", "Area of its cells"),
        ["territory_ha"] = new("ha", "Surface dans le territoire (ha)", "Area in the territory (ha)", "Surface des cellules dans le territoire ; la colonne n'existe que si un territoire est déclaré", "Area of its cells inside the territory; only where a territory is declared"),
        ["territory_m"] = new("m", "Longueur dans le territoire (m)", "Length in the territory (m)", "Longueur du chemin dans le territoire ; la colonne n'existe que si un territoire est déclaré", "Length of its path inside the territory; only where a territory is declared"),
        ["in_territory"] = new("", "Dans le territoire", "In the territory", "1 : son point est dans le territoire ; 0 : non ; la colonne n'existe que si un territoire est déclaré", "1: its point lies inside the territory; 0: not; only where a territory is declared"),
        ["perimeter_m"] = new("m", "Périmètre (m)", "Perimeter (m)", "Longueur des bords de cellules, trous compris", "Length of all cell edges, holes included"),
        ["compactness"] = new("", "Compacité", "Compactness", "4 pi A / P² : 0,785 pour un carré, vers 0 pour un ruban", "4 pi A / P^2: 0.785 for a square, towards 0 for a ribbon"),
        ["mean_resistance"] = new("", "Résistance moyenne", "Mean resistance", "Moyenne sur les cellules franchissables", "Mean over its passable cells"),
        ["mean_radiance"] = new("nW/cm2/sr", "Radiance moyenne", "Mean radiance", "Moyenne de la lumière nocturne ; vide : pas de donnée", "Mean of night light; empty: no data"),
        ["component"] = new("", "Composante", "Component", "Composante du réseau, numérotée par le plus petit numéro de réservoir", "Component of the network, numbered by its lowest core area"),
        ["dpc"] = new("%", "dPC (%)", "dPC (%)", "Part de PC perdue sans lui", "Share of PC lost without it"),
        ["dpc_intra"] = new("%", "dPC intra (%)", "dPC intra (%)", "Part due à sa propre surface", "Part due to its own area"),
        ["dpc_flux"] = new("%", "dPC flux (%)", "dPC flux (%)", "Part due aux échanges avec les autres", "Part due to exchange with the others"),
        ["dpc_connector"] = new("%", "dPC connecteur (%)", "dPC connector (%)", "Part due aux échanges entre les autres qui passent par lui", "Part due to exchange between others that runs through it"),
        ["betweenness"] = new("m4", "Centralité", "Betweenness", "Somme des produits de surfaces, pondérés par leur probabilité, des paires dont le meilleur chemin y passe ; de meilleurs chemins de coût exactement égal, un seul compte (règle des plus petits numéros), donc entre réservoirs de quelques cellules la valeur tient à ce choix", "Area products times probabilities of the pairs whose best path runs through it; of best paths of exactly equal cost one counts (the rule of the lowest numbers), so between core areas of a few cells the value rests on that choice"),
        ["flux_m2"] = new("m2", "Flux (m²)", "Flux (m²)", "Surface des autres réservoirs, pondérée par la probabilité de les atteindre", "Area of the other core areas times the probability to reach them"),
        ["interaction_flux_m4"] = new("m4", "Flux d'interaction IF (m⁴)", "Interaction flux IF (m⁴)", "Somme, sur tous les réservoirs, lui-même compris, du produit de leur surface et de la sienne, pondéré par la probabilité de les atteindre (Graphab) ; la colonne n'existe que si indices demande IF", "Sum over all core areas, itself included, of their area times its own times the probability to reach them (Graphab); only where indices has IF"),
        ["closeness_cost"] = new(CostUnit, "Proximité CCe", "Closeness CCe", "Coût moyen des meilleurs chemins vers les réservoirs qu'il peut atteindre (Graphab) ; vide : aucun ; la colonne n'existe que si indices demande CCe", "Mean cost of the best paths to the core areas it can reach (Graphab); empty: none; only where indices has CCe"),
        ["current_flow_m2"] = new("m2", "Courant CF (m²)", "Current flow CF (m²)", "Somme des courants qui y passent quand chaque réservoir reçoit à son tour ce que tous les autres de sa composante envoient, chacun sa surface, les liens résistant à proportion de leur coût (Graphab) ; la colonne n'existe que si indices demande CF", "Sum of the currents through it while each core area in turn receives what all others of its component send, each its area, links resisting as much as they cost (Graphab); only where indices has CF"),
        ["diic"] = new("%", "dIIC (%)", "dIIC (%)", "Part d'IIC perdue sans lui ; la colonne n'existe que si indices demande dIIC", "Share of IIC lost without it; only where indices has dIIC"),
        ["patch_a"] = new("", "Réservoir A", "Core area A", "Numéro (couche habitats), le plus petit des deux", "Number (layer habitats), the lower of the two"),
        ["patch_b"] = new("", "Réservoir B", "Core area B", "Numéro (couche habitats), le plus grand des deux", "Number (layer habitats), the higher of the two"),
        ["state"] = new("", "État", "State", "active : du réseau ; crosses-patch : traverse un autre réservoir ; too-long-straight : trop long à vol d'oiseau ; not-nearest : ni l'un ni l'autre n'est parmi les plus proches ; indirect : d'autres liens y mènent sans coûter plus ; not-in-tree : hors de l'arbre couvrant minimal", "active: of the network; crosses-patch: passes through another core area; too-long-straight: longer as the crow flies than declared; not-nearest: neither is among the nearest of the other; indirect: other links lead there at no more than its cost; not-in-tree: no branch of the minimum spanning tree"),
        ["quality"] = new("", "Objectif", "Objective", "preserve : à préserver ; restore : à remettre en bon état", "preserve: to be preserved; restore: to be restored"),
        ["cost"] = new(CostUnit, "Coût", "Cost", "Coût cumulé le long des chemins", "Accumulated cost along the paths"),
        ["length_m"] = new("m", "Longueur (m)", "Length (m)", "Longueur du chemin de moindre coût", "Length of the least-cost path"),
        ["euclidean_m"] = new("m", "Distance (m)", "Distance (m)", "Plus courte distance à vol d'oiseau entre les deux réservoirs, de bord à bord", "Shortest straight distance between the two core areas, edge to edge"),
        ["cost_per_euclidean"] = new("", "Coût / distance", "Cost / distance", "Coût par mètre à vol d'oiseau ; vide pour des réservoirs qui se touchent", "Cost per metre of straight line; empty for core areas that touch"),
        ["cost_per_path"] = new("", "Coût / longueur", "Cost / length", "Résistance moyenne le long du chemin", "Mean resistance along the path"),
        ["max_resistance"] = new("", "Résistance max.", "Max. resistance", "Plus forte résistance rencontrée", "Highest resistance met"),
        ["high_share"] = new("", "Part résistante", "Resistant share", "Part de la longueur au-dessus du seuil de faible résistance, de 0 à 1", "Share of the length above the limit of low resistance, 0 to 1"),
        ["low_share"] = new("", "Part favorable", "Favourable share", "Part de la longueur en faible résistance, de 0 à 1 ; décide de l'objectif", "Share of the length on low resistance, 0 to 1; decides the objective"),
        ["crosses"] = new("", "Traverse", "Crosses", "Autres réservoirs traversés", "Other core areas it passes through"),
        ["mean_width_m"] = new("m", "Largeur moyenne (m)", "Mean width (m)", "Surface divisée par la longueur hors réservoirs", "Area over the length outside the core areas"),
        ["min_width_m"] = new("m", "Largeur minimale (m)", "Least width (m)", "Largeur au plus étroit, en travers du chemin", "Width where it is narrowest, across the path"),
        ["one_cell"] = new("", "Une cellule de large", "One cell wide", "1 : large d'une seule cellule au plus étroit ; 0 : plus large ; vide : inconnu", "1: a single cell wide where it is narrowest; 0: wider; empty: not known"),
        ["opening_m"] = new("m", "Passage existant (m)", "Existing crossing (m)", "Distance au passage existant le plus proche ; vide : aucun à moins de 250 m", "Distance to the nearest existing crossing; empty: none within 250 m"),
        ["obstacle"] = new("", "Obstacle", "Obstacle", "Nom de l'obstacle dans le fichier de pipeline", "Name of the obstacle in the pipeline file"),
        ["label"] = new("", "Libellé", "Label", "Nom de l'obstacle sur les cartes ; vide : celui du fichier", "What the obstacle is called on maps; empty: its name in the file"),
        ["code"] = new("", "Code", "Code", "Code national (TYPE_OBST) ; vide : aucun", "National code (TYPE_OBST); empty: none"),
        ["opened"] = new("", "Dont ouverts", "Opened", "Franchissements sur lesquels l'obstacle est ouvert", "Crossings on which the obstacle is opened"),
        ["opened_by"] = new("", "Ouvert par", "Opened by", "Ce qui l'y ouvre, par le titre de la source ; vide : rien", "What opens it there, by the title of the source; empty: nothing"),
        ["place"] = new("", "Lieu", "Place", "Plus petit numéro des conflits de ce lieu : plusieurs obstacles que les mêmes liens franchissent au même endroit n'en font qu'un", "Lowest id of the conflicts at this place: several obstacles that the same links cross at one spot are one place"),
        ["crossings"] = new("", "Franchissements", "Crossings", "Nombre de franchissements regroupés", "Number of crossings that were grouped"),
        ["ID_RESV"] = new("", "", "", "Identifiant du réservoir", "Id of the core area"),
        ["ID_CORR"] = new("", "", "", "Identifiant du corridor", "Id of the corridor"),
        ["ID_OBST"] = new("", "", "", "Identifiant de l'obstacle", "Id of the obstacle"),
        ["ID_SRCE"] = new("", "", "", "Identifiant du document de planification", "Id of the planning document"),
        ["NOM_RESV"] = new("", "", "", "Nom du réservoir", "Name of the core area"),
        ["NOM_CORR"] = new("", "", "", "Nom du corridor", "Name of the corridor"),
        ["NOM_OBST"] = new("", "", "", "Nature de l'effet de l'obstacle", "What the obstacle hinders"),
        ["OBJ_ASSI"] = new("", "", "", "Objectif assigné : 01 à préserver, 02 à remettre en bon état", "Objective: 01 to be preserved, 02 to be restored"),
        ["MILMAJ_NAT"] = new("", "", "", "Milieu majoritaire, nomenclature nationale", "Main milieu, national names"),
        ["MILMAJ_REG"] = new("", "", "", "Milieu majoritaire, nomenclature régionale", "Main milieu, regional names"),
        ["MILASO_NAT"] = new("", "", "", "Milieux associés, nomenclature nationale", "Associated milieux, national names"),
        ["MILASO_REG"] = new("", "", "", "Milieux associés, nomenclature régionale", "Associated milieux, regional names"),
        ["DELIMIT"] = new("", "", "", "Délimitation : DG géographique, DS schématique", "Delimitation: DG geographic, DS schematic"),
        ["INTERREG"] = new("", "", "", "Caractère interrégional ; non renseigné", "Shared with another region; not filled in"),
        ["TYPE_OBST"] = new("", "", "", "Type d'obstacle, code national donné par le fichier de pipeline", "Kind of obstacle, national code from the pipeline file"),
        ["LIB_OBST"] = new("", "", "", "Libellé de l'obstacle", "What the obstacle is called"),
        ["SURF_M2"] = new("m2", "", "", "Surface", "Area"),
        ["LONG_M"] = new("m", "", "", "Longueur du chemin de moindre coût", "Length of the least-cost path"),
        ["COUT"] = new(CostUnit, "", "", "Coût du chemin", "Cost of the path"),
        ["COUT_LOCAL"] = new(CostUnit, "", "", "Coût payé sur l'obstacle par tous les chemins", "What all paths together pay on the obstacle"),
        ["NB_FRANCH"] = new("", "", "", "Nombre de franchissements regroupés", "Number of crossings that were grouped"),
        ["ID_CEAU"] = new("", "", "", "Identifiant du cours d'eau ; la table n'existe que si standard déclare des watercourses", "Id of the watercourse; the table exists only where standard has watercourses"),
        ["TYPE_CEAU"] = new("", "", "", "Type de cours d'eau, repris de la source", "Kind of watercourse, as the source has it"),
        ["CLASSE1"] = new("", "", "", "T : classé en liste 1 (L.214-17 du code de l'environnement) ; vide : non, ou non renseigné", "T: of list 1 (L.214-17 of the environmental code); empty: not, or not said"),
        ["CLASSE2"] = new("", "", "", "T : classé en liste 2 ; vide : non, ou non renseigné", "T: of list 2; empty: not, or not said"),
        ["EST_CORRID"] = new("", "", "", "T : il est un corridor ; vide : non, ou non renseigné", "T: it is a corridor; empty: not, or not said"),
        ["EST_RESERV"] = new("", "", "", "T : il est un réservoir ; vide : non, ou non renseigné", "T: it is a core area; empty: not, or not said"),
        ["COMMENTAIR"] = new("", "", "", "Commentaire, repris de la source", "Comment, as the source has it"),
        ["LONG_CEAU"] = new("m", "", "", "Longueur", "Length"),
        ["ID_RESV_A"] = new("", "", "", "Réservoir relié, premier", "Core area at one end"),
        ["ID_RESV_B"] = new("", "", "", "Réservoir relié, second", "Core area at the other end"),
        ["ID_CORRS"] = new("", "", "", "Corridors linéaires qui franchissent ici", "Linear corridors that cross here"),
    };

    /// <exception cref="KeyNotFoundException">Nothing is written about such a column.</exception>
    public static ColumnText Of(string name) => Known[name];
}
