/** What a URL as typed asks for, by its scheme: undefined as long as that is not said in full. */
export function kindOfUrl(typed: string): 'http' | 'websocket' | undefined {
  const scheme = /^\s*(https?|wss?):\/\//i.exec(typed)?.[1]
  if (scheme === undefined) return undefined
  return /^ws/i.test(scheme) ? 'websocket' : 'http'
}
