/** What is put before JSON so that no `<script>` can run it: `)]}',` and a line end, endless loops. */
const PREFIX =
  /^(?:\)\]\}'?,?\s*|(?:while\s*\((?:1|true)\)|for\s*\(;;\))\s*;\s*|throw 1;\s*(?:<[^>\n]*>)?\s*)(?=[[{"\d-])/

/** The guard before the JSON in a text, empty when there is none. */
export function xssiPrefix(text: string): string {
  return PREFIX.exec(text)?.[0] ?? ''
}
