/** As much of the tokens that js-beautify lays out as is used: its types leave them out. */
declare module 'js-beautify/js/src/javascript/tokenizer.js' {
  interface ScriptToken {
    type: string
    text: string
    /** Of a bracket: its partner. */
    opened?: ScriptToken
    closed?: ScriptToken
  }
  const tokens: {
    Tokenizer: new (text: string, options: object) => { tokenize(): { next(): ScriptToken | null } }
  }
  export default tokens
}

declare module 'js-beautify/js/src/javascript/options.js' {
  const options: { Options: new (options: object) => object }
  export default options
}
