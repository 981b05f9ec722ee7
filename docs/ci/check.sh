#!/usr/bin/env bash
# `qc check` with options from the environment; lists have one entry a line, and no entry is ever read as code.
set -euo pipefail

lines() {
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    [[ -z $line ]] || printf '%s\0' "$line"
  done <<<"$1"
}

mapfile -d '' -t paths < <(lines "${QC_PATHS:-.}")
mapfile -d '' -t outputs < <(lines "${QC_OUTPUTS:-}")
options=("--format=${QC_FORMAT:-text}")
[[ -z ${QC_FAIL_ON:-} ]] || options+=("--fail-on=$QC_FAIL_ON")
[[ ${QC_STRICT:-false} != true ]] || options+=(--strict)
[[ -z ${QC_CONFIG:-} ]] || options+=("--config=$QC_CONFIG")
[[ -z ${QC_WAIVERS:-} ]] || options+=("--waivers=$QC_WAIVERS")
[[ -z ${QC_AGAINST:-} ]] || options+=("--against=$QC_AGAINST")
for output in ${outputs[@]+"${outputs[@]}"}; do options+=("--output=$output"); done

exec qc check "${options[@]}" -- "${paths[@]}"
