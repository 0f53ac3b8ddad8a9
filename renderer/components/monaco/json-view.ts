import type { languages } from 'monaco-editor/editor'

/**
 * JSON with colours and nothing else, for bodies that are only read: the JSON language service would parse megabytes
 * on the way to a hint nobody asked for. The token names are those of Monaco's own JSON.
 */
export const JSON_VIEW = 'json-view'

export const jsonViewTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.json',
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"(?:[^"\\]|\\.)*"/, 'string.value'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}]/, 'delimiter.bracket'],
      [/[[\]]/, 'delimiter.array'],
      [/[,:]/, 'delimiter']
    ]
  }
}

export const jsonViewConfiguration: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']']
  ]
}
