# Prints a line as it stands after a press of Tab at its end. Arguments: the script that completes, the line.
zmodload zsh/zpty
zpty shell zsh -fi
zpty -w shell "unset HISTFILE; PROMPT= RPROMPT=; unsetopt promptsp beep; autoload -Uz compinit; compinit -D -u
source ${(q)1}; show() { print -r -- \"LINE<\$BUFFER>\"; exit }; zle -N show; bindkey '^X' show; print -r -- REA''DY"
zpty -r shell output '*READY*'
zpty -w -n shell "$2"$'\t\x18'
zpty -r shell output '*LINE<*>*'
print -r -- "${${output##*LINE<}%%>*}"
