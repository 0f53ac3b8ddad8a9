/**
 * What is worth knowing of a JSONPath that selects nothing. In `$[?@.n > 5]` the current node is each member of a message
 * (RFC 9535 §2.3.5), not the message, which is what one tries first of messages that are objects.
 */
export function jsonPathHint(path: string): string | undefined {
  if (!/^\s*\$\s*\[\s*\?[^$]*@/.test(path)) return undefined
  return 'Here @ is each member of a message. Its own fields are asked for with $: $[?$.price > 10]'
}
