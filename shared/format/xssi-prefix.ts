/** What is put before JSON so that no `<script>` can run it: `)]}',` and a line end, endless loops. */
const PREFIX =
  /^(?:\)\]\}'?,?|(?:while\s*\((?:1|true)\)|for\s*\(;;\))\s*;|throw 1;(?:\s*<[^>\n]*>)?)\s*(?=[[{"\d-])/
/** It is short: what follows is not looked at for it. */
const MOST_SIGNS = 256

/** The guard before the JSON in a text, empty when there is none. */
export function xssiPrefix(text: string): string {
  return PREFIX.exec(text.slice(0, MOST_SIGNS))?.[0] ?? ''
}
