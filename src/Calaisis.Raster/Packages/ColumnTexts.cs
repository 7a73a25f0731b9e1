namespace Calaisis.Raster.Packages;

/// <summary>What is said about a column, in both languages.</summary>
sealed record ColumnText(string Unit, string French, string English, string FrenchMeaning, string EnglishMeaning);

/// <summary>Unit, title and meaning of every column of a trame's package.</summary>
static class ColumnTexts
{
    /// <summary>Stands for the unit of costs, which the trame declares.</summary>
    internal const string CostUnit = "cost";

    static readonly Dictionary<string, ColumnText> Known = new(StringComparer.Ordinal)
    {
        ["id"] = new("", "N°", "No.", "Numéro dans cette couche, stable d'un calcul à l'autre", "Number within this layer, stable between runs"),
        ["link"] = new("", "Lien", "Link", "Numéro du lien (couche links)", "Number of the link (layer links)"),
        ["links"] = new("", "Liens", "Links", "Nombre de liens actifs qui y aboutissent", "Number of active links that end here"),
        ["link_ids"] = new("", "Liens", "Links", "Numéros des liens (couche links) qui franchissent ici", "Numbers of the links (layer links) that cross here"),
        ["name"] = new("", "Nom", "Name", "Nom du réservoir donné dont il se compose pour l'essentiel", "Name of the given reservoir it mostly consists of"),
        ["area_ha"] = new("ha", "Surface (ha)", "Area (ha)", "Surface des cellules", "Area of its cells"),
        ["perimeter_m"] = new("m", "Périmètre (m)", "Perimeter (m)", "Longueur des bords de cellules, trous compris", "Length of all cell edges, holes included"),
        ["compactness"] = new("", "Compacité", "Compactness", "4 pi A / P² : 0,785 pour un carré, vers 0 pour un ruban", "4 pi A / P^2: 0.785 for a square, towards 0 for a ribbon"),
        ["mean_resistance"] = new("", "Résistance moyenne", "Mean resistance", "Moyenne sur les cellules franchissables", "Mean over its passable cells"),
        ["mean_radiance"] = new("nW/cm2/sr", "Radiance moyenne", "Mean radiance", "Moyenne de la lumière nocturne ; vide : pas de donnée", "Mean of night light; empty: no data"),
        ["component"] = new("", "Composante", "Component", "Composante du réseau, numérotée par le plus petit numéro de réservoir", "Component of the network, numbered by its lowest core area"),
        ["dpc"] = new("%", "dPC (%)", "dPC (%)", "Part de PC perdue sans lui", "Share of PC lost without it"),
        ["dpc_intra"] = new("%", "dPC intra (%)", "dPC intra (%)", "Part due à sa propre surface", "Part due to its own area"),
        ["dpc_flux"] = new("%", "dPC flux (%)", "dPC flux (%)", "Part due aux échanges avec les autres", "Part due to exchange with the others"),
        ["dpc_connector"] = new("%", "dPC connecteur (%)", "dPC connector (%)", "Part due aux échanges entre les autres qui passent par lui", "Part due to exchange between others that runs through it"),
        ["betweenness"] = new("m4", "Centralité", "Betweenness", "Somme des produits de surfaces, pondérés par leur probabilité, des paires dont le meilleur chemin y passe", "Area products times probabilities of the pairs whose best path runs through it"),
        ["flux_m2"] = new("m2", "Flux (m²)", "Flux (m²)", "Surface des autres réservoirs, pondérée par la probabilité de les atteindre", "Area of the other core areas times the probability to reach them"),
        ["patch_a"] = new("", "Réservoir A", "Core area A", "Numéro (couche habitats), le plus petit des deux", "Number (layer habitats), the lower of the two"),
        ["patch_b"] = new("", "Réservoir B", "Core area B", "Numéro (couche habitats), le plus grand des deux", "Number (layer habitats), the higher of the two"),
        ["state"] = new("", "État", "State", "active : du réseau ; crosses-patch : traverse un autre réservoir", "active: of the network; crosses-patch: passes through another core area"),
        ["quality"] = new("", "Objectif", "Objective", "preserve : à préserver ; restore : à remettre en bon état", "preserve: to be preserved; restore: to be restored"),
        ["cost"] = new(CostUnit, "Coût", "Cost", "Coût cumulé le long des chemins", "Accumulated cost along the paths"),
        ["length_m"] = new("m", "Longueur (m)", "Length (m)", "Longueur du chemin de moindre coût", "Length of the least-cost path"),
        ["euclidean_m"] = new("m", "Distance (m)", "Distance (m)", "Plus courte distance à vol d'oiseau entre les deux réservoirs", "Shortest straight distance between the two core areas"),
        ["cost_per_euclidean"] = new("", "Coût / distance", "Cost / distance", "Coût par mètre à vol d'oiseau ; vide pour des réservoirs qui se touchent", "Cost per metre of straight line; empty for core areas that touch"),
        ["cost_per_path"] = new("", "Coût / longueur", "Cost / length", "Résistance moyenne le long du chemin", "Mean resistance along the path"),
        ["max_resistance"] = new("", "Résistance max.", "Max. resistance", "Plus forte résistance rencontrée", "Highest resistance met"),
        ["high_share"] = new("", "Part résistante", "Resistant share", "Part de la longueur au-dessus du seuil de faible résistance, de 0 à 1", "Share of the length above the limit of low resistance, 0 to 1"),
        ["low_share"] = new("", "Part favorable", "Favourable share", "Part de la longueur en faible résistance, de 0 à 1 ; décide de l'objectif", "Share of the length on low resistance, 0 to 1; decides the objective"),
        ["crosses"] = new("", "Traverse", "Crosses", "Autres réservoirs traversés", "Other core areas it passes through"),
        ["mean_width_m"] = new("m", "Largeur moyenne (m)", "Mean width (m)", "Surface divisée par la longueur hors réservoirs", "Area over the length outside the core areas"),
        ["min_width_m"] = new("m", "Largeur minimale (m)", "Least width (m)", "Largeur au plus étroit, en travers du chemin", "Width where it is narrowest, across the path"),
        ["obstacle"] = new("", "Obstacle", "Obstacle", "Nom de l'obstacle dans le fichier de traitement", "Name of the obstacle in the pipeline file"),
        ["label"] = new("", "Libellé", "Label", "Nom de l'obstacle sur les cartes ; vide : celui du fichier", "What the obstacle is called on maps; empty: its name in the file"),
        ["code"] = new("", "Code", "Code", "Code national (TYPE_OBST) ; vide : aucun", "National code (TYPE_OBST); empty: none"),
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
        ["TYPE_OBST"] = new("", "", "", "Type d'obstacle, code national donné par le fichier de traitement", "Kind of obstacle, national code from the pipeline file"),
        ["LIB_OBST"] = new("", "", "", "Libellé de l'obstacle", "What the obstacle is called"),
        ["SURF_M2"] = new("m2", "", "", "Surface", "Area"),
        ["LONG_M"] = new("m", "", "", "Longueur du chemin de moindre coût", "Length of the least-cost path"),
        ["COUT"] = new(CostUnit, "", "", "Coût du chemin", "Cost of the path"),
        ["COUT_LOCAL"] = new(CostUnit, "", "", "Coût payé sur l'obstacle par tous les chemins", "What all paths together pay on the obstacle"),
        ["NB_FRANCH"] = new("", "", "", "Nombre de franchissements regroupés", "Number of crossings that were grouped"),
        ["ID_RESV_A"] = new("", "", "", "Réservoir relié, premier", "Core area at one end"),
        ["ID_RESV_B"] = new("", "", "", "Réservoir relié, second", "Core area at the other end"),
        ["ID_CORRS"] = new("", "", "", "Corridors linéaires qui franchissent ici", "Linear corridors that cross here"),
    };

    /// <exception cref="KeyNotFoundException">Nothing is written about such a column.</exception>
    public static ColumnText Of(string name) => Known[name];
}
