# bash completion of mindport. tests/packaging checks that it offers every option.
_mindport() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local common="--profile --target --device --config --isolated --color --help"
    local run="$common --select --ignore --exclude --stubs --output-format --output-file
        --statistics --receivers --jobs --verbose --quiet --no-progress"
    case $prev in
        --profile) COMPREPLY=($(compgen -W "plain diffusers" -- "$cur")) && return ;;
        --output-format)
            COMPREPLY=($(compgen -W "text json sarif github csv html" -- "$cur")) && return
            ;;
        --target)
            COMPREPLY=($(compgen -W "mindspore==2.7.0 mindspore==2.8.0 mindspore==2.9.0
                mindspore==2.10.0" -- "$cur")) && return
            ;;
        --device) COMPREPLY=($(compgen -W "ascend gpu cpu" -- "$cur")) && return ;;
        --color) COMPREPLY=($(compgen -W "auto always never" -- "$cur")) && return ;;
        --src_root | --dst_root) COMPREPLY=($(compgen -d -- "$cur")) && return ;;
        --config | --log-file | --output-file | --receivers | --src_file | --stdin-filename) COMPREPLY=($(compgen -f -- "$cur")) && return ;;
        --jobs | --listen | --select | --ignore | --exclude | --files) return ;;
    esac
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "convert check diff explain rules lsp --help --version" -- "$cur"))
        return
    fi
    [[ $cur == -* ]] || return
    case ${COMP_WORDS[1]} in
        convert)
            COMPREPLY=($(compgen -W "$run --inplace --allow-dirty --suggested --no-layout --copy-other --dry-run
                --stdin-filename --src_root --dst_root --files --src_file" -- "$cur"))
            ;;
        check) COMPREPLY=($(compgen -W "$run" -- "$cur")) ;;
        diff) COMPREPLY=($(compgen -W "$run --suggested --no-layout" -- "$cur")) ;;
        explain) COMPREPLY=($(compgen -W "$common" -- "$cur")) ;;
        lsp) COMPREPLY=($(compgen -W "--log-file --listen --help" -- "$cur")) ;;
        rules) COMPREPLY=($(compgen -W "--output-format --help" -- "$cur")) ;;
    esac
}
complete -o default -F _mindport mindport
