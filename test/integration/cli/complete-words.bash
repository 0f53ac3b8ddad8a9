# Prints what is offered for the last of some words, one per line. Arguments: the script that completes, the words.
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_sonde
printf '%s\n' "${COMPREPLY[@]}"
