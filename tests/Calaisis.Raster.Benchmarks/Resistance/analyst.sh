#!/usr/bin/env bash
# The five resistance grids of pipelines/calaisis.yaml as an analyst would script them with GDAL's own programs:
# gdalwarp aligns rasters, ogr2ogr buffers lines to their width, gdal_rasterize burns them, gdal_proximity.py measures
# distances, gdal_calc.py turns each layer into resistance on top of those below, gdal_translate writes COGs.
# The skyglow halo of the trame noire is left out: these programs have no convolution.
#
#   analyst.sh DATA FRICTION CELL OUT STYLE
#   STYLE: exact (reprojection as exact as the pipeline's, one gdal_calc.py per layer) or hasty (gdalwarp's own
#   tolerance of an eighth of a source cell, and all layers of a trame in one expression)
set -euo pipefail
export LC_ALL=C

data=$1 friction=$2 cell=$3 out=$4 style=$5
extent=(602500 7063500 649500 7107000)
networks=$data/networks.gpkg
uncompressed=(-co TILED=YES -co BIGTIFF=IF_SAFER)
mkdir -p "$out"
begun=$SECONDS

say() { printf '    %4d s  %s\n' $((SECONDS - begun)) "$1" >&2; }

# The ratio of cell sizes decides how classes are resampled.
if [ "$cell" -gt 10 ]; then classes=mode; else classes=near; fi
if [ "$style" = exact ]; then tolerance=(-et 0); else tolerance=(); fi

align() { # NAME METHOD TYPE [gdalwarp options]
  local name=$1 method=$2 type=$3
  shift 3
  say "align $name"
  gdalwarp -q -overwrite "${tolerance[@]}" -multi -wo NUM_THREADS=ALL_CPUS -t_srs EPSG:2154 -te "${extent[@]}" -tr "$cell" "$cell" \
    -r "$method" -ot "$type" "${uncompressed[@]}" "$@" "$data/$name.tif" "$out/$name.tif"
}

# Lines become surfaces of their width, at least of one cell, as the pipeline draws them; polygons (width 0) stay.
burn() { # NAME LAYER CODE WIDTH [WHERE] [gdal_rasterize options]
  local name=$1 layer=$2 code=$3 width=$4 where=$5 shape=geom
  shift 5
  say "burn $name"
  if [ "$width" != 0 ]; then shape="ST_Buffer(geom, max($width, $cell) / 2.0)"; fi
  ogr2ogr -q -overwrite -f GPKG "$out/$name.gpkg" "$networks" -dialect sqlite -nln shapes \
    -sql "SELECT $shape AS geom, $code AS code FROM $layer WHERE $where" -a_srs EPSG:2154
  gdal_rasterize -q -l shapes -a code -ot Byte -init 0 -te "${extent[@]}" -tr "$cell" "$cell" \
    "${uncompressed[@]}" "$@" "$out/$name.gpkg" "$out/$name.tif"
}

near() { # NAME BURNED METRES VALUES
  say "distance to $2"
  gdal_proximity.py -q "$out/$2.tif" "$out/$1.tif" -values "$4" -distunits GEO -maxdist "$3" -nodata 99999 -ot Float32 \
    -co TILED=YES -co BIGTIFF=IF_SAFER
}

# The column of a friction table as an array indexed by code: the code without its dots where it is a number, else the
# number of its row. X is a barrier.
table() { # FILE COLUMN
  awk -F';' -v column="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i; next }
    { key = $1; gsub(/\./, "", key); if (key !~ /^[0-9]+$/) key = NR - 1
      value[key + 0] = $at == "X" ? "inf" : $at; if (key + 0 > last) last = key + 0 }
    END { printf "array(["; for (i = 0; i <= last; i++) printf "%s,", (i in value) ? value[i] : "nan"; printf "],float32)" }
  ' "$friction/$1"
}

# The number of each text in the first column of a friction table, in SQL.
codes() { # FILE ATTRIBUTE
  awk -F';' -v attribute="$2" -v quote="'" '
    NR == 1 { printf "CASE %s", attribute; next }
    { gsub(quote, quote quote, $1); printf " WHEN %s%s%s THEN %d", quote, $1, quote, NR - 1 }
    END { printf " ELSE 0 END" }
  ' "$friction/$1"
}

expression="" inputs=() letters=() count=0

calculate() { # EXPRESSION RESULT, from inputs
  gdal_calc.py --quiet --overwrite --hideNoData --type=Float32 --co TILED=YES --co BIGTIFF=IF_SAFER "${inputs[@]}" \
    --calc="$1" --outfile="$2" 2>/dev/null
}

# Lays EXPRESSION, which may speak of BELOW and of LAYER (the first of its rasters), on the layers so far.
layer() { # TRAME EXPRESSION RASTER...
  local trame=$1 text=$2 raster letter first=""
  shift 2
  if [ "$style" = exact ]; then
    inputs=() count=0
    if [ -n "$expression" ]; then inputs=(-A "$out/$trame.$expression.tif") count=1; fi
  fi
  for raster in "$@"; do
    letter=$(printf "\\x$(printf %x $((65 + count)))")
    inputs+=("-$letter" "$out/$raster.tif")
    text=${text//"<$raster>"/$letter}
    count=$((count + 1))
  done
  if [ "$style" = exact ]; then
    local next=$((${expression:-0} + 1))
    say "$trame, layer $next"
    calculate "${text//BELOW/A}" "$out/$trame.$next.tif"
    rm -f "$out/$trame.$expression.tif"
    expression=$next
  else
    expression=${text//BELOW/"$expression"}
  fi
}

over() { layer "$1" "(lambda below, own: where(isnan(own), below, own))(BELOW, $2[<$3>])" "$3"; }
largest() { layer "$1" "fmax(BELOW, $2[<$3>])" "$3"; }
smallest() { layer "$1" "fmin(BELOW, $2[<$3>])" "$3"; }
constant() { echo "array([nan,$1],float32)"; }

# Values within the range, barriers without data, and the file that a GIS opens.
finish() { # TRAME
  layer "$1" "(lambda r: where(isfinite(r), clip(r, 1, 10000), nan))(BELOW)"
  if [ "$style" = exact ]; then
    mv "$out/$1.$expression.tif" "$out/$1.whole.tif"
  else
    say "$1"
    calculate "$expression" "$out/$1.whole.tif"
  fi
  say "write $1"
  gdal_translate -q -of COG -a_nodata nan -co COMPRESS=ZSTD -co LEVEL=1 -co PREDICTOR=YES -co NUM_THREADS=ALL_CPUS \
    -co OVERVIEW_RESAMPLING=AVERAGE -co BIGTIFF=IF_SAFER "$out/$1.whole.tif" "$out/resistance-$1.tif"
  rm -f "$out/$1.whole.tif"
  expression="" inputs=() count=0
}

align land-cover $classes UInt16
align night-light bilinear Float32
for variable in soc phh2o clay bdod cfvo nitrogen; do align $variable bilinear Float32 -dstnodata nan; done

width='CASE WHEN LARGEUR > 0 THEN LARGEUR ELSE'
burn haies haie 1 8 1
burn mares mare 1 0 1 -at
burn cours-d-eau troncon_hydrographique "$(codes water.csv NATURE)" "$width 3 END" 1
burn routes troncon_de_route 'CAST(IMPORTANCE AS INTEGER)' "$width 5 END" 1
burn grandes-routes troncon_de_route 1 "$width 10 END" "IMPORTANCE IN ('1', '2')"
burn voies-ferrees troncon_de_voie_ferree "$(codes railways.csv NATURE)" 12 1
burn passages ouvrage_faune 1 20 "NATURE = 'Passage à faune'" -at
burn ouvrages ouvrage_faune 1 10 "NATURE = 'Ouvrage hydraulique'" -at
burn lgv troncon_de_voie_ferree "$(codes railways.csv NATURE)" 12 "NATURE = 'LGV'"
burn zones-d-activite zone_d_activite 1 0 1
near metres-grandes-routes grandes-routes 200 1
near metres-routes routes 20 1,2,3,4

layer verte "$(table verte.csv foret)[<land-cover>]" land-cover
over verte "$(constant 2)" haies
largest verte "$(table water.csv foret)" cours-d-eau
layer verte "BELOW * array([2, 1.5, 1.2, 1], float32)[digitize(<metres-grandes-routes>, [50, 100, 200])]" metres-grandes-routes
largest verte "$(table roads.csv foret)" routes
largest verte "$(table railways.csv foret)" voies-ferrees
over verte "$(constant 1)" passages
finish verte

layer bleue "$(table bleue.csv amphibien)[<land-cover>]" land-cover
smallest bleue "$(constant 2)" haies
over bleue "$(constant 1)" mares
over bleue "$(table water.csv amphibien)" cours-d-eau
largest bleue "$(table roads.csv amphibien)" routes
largest bleue "$(table railways.csv amphibien)" voies-ferrees
over bleue "$(constant 1)" passages
over bleue "$(constant 1)" ouvrages
finish bleue

layer noire "$(table noire.csv chauve-souris)[<land-cover>]" land-cover
over noire "$(constant 1)" haies
over noire "$(table water.csv chauve-souris)" cours-d-eau
largest noire "$(table roads.csv chauve-souris)" routes
largest noire "$(table railways.csv chauve-souris)" voies-ferrees
layer noire "BELOW * (1 + 19 * clip(log1p(maximum(<night-light> - 0.4, 0) / 0.5) / log1p(50 / 0.5), 0, 1))" night-light
finish noire

# Suitability of each soil variable between 0 and 1, in the units that the pipeline gives them.
rising() { echo "clip((<$1> / $2 - $3) / ($4 - $3), 0, 1)"; }
falling() { echo "clip(($4 - <$1> / $2) / ($4 - $3), 0, 1)"; }
soil="exp(0.3 * log($(rising soc 10 5 20))"
soil+=" + 0.15 * log(minimum($(rising phh2o 10 4.5 6), $(falling phh2o 10 7.8 9)))"
soil+=" + 0.15 * log(minimum($(rising clay 10 2 12), $(falling clay 10 35 60)))"
soil+=" + 0.2 * log($(falling bdod 100 1.3 1.75)) + 0.1 * log($(falling cfvo 10 15 60))"
soil+=" + 0.1 * log($(rising nitrogen 100 0.3 1.5)))"
layer marron "1 + 999 * (1 - $soil)" soc phh2o clay bdod cfvo nitrogen
largest marron "$(table marron.csv ver-de-terre)" land-cover
smallest marron "$(constant 2)" haies
largest marron "$(table water.csv ver-de-terre)" cours-d-eau
largest marron "$(table roads.csv ver-de-terre)" routes
largest marron "$(table railways.csv ver-de-terre)" voies-ferrees
finish marron

layer grise "$(table grise.csv faune-rustique)[<land-cover>]" land-cover
layer grise "fmin(BELOW, where((<zones-d-activite> == 1) & isin(<land-cover>, [121, 511, 611, 660]), 2, nan))" \
  zones-d-activite land-cover
layer grise "fmin(BELOW, where(<metres-routes> < 20, 3, nan))" metres-routes
largest grise "$(table water.csv faune-rustique)" cours-d-eau
largest grise "$(table roads.csv faune-rustique)" routes
smallest grise "$(table railways.csv faune-rustique)" voies-ferrees
over grise "$(table railways.csv faune-rustique)" lgv
finish grise
