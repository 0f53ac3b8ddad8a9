/** An attribute as pages write it: what is written in any stranger way is not worth to be understood. */
const ATTRIBUTE = /\s+([a-z][a-z-]*)(?:\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`]+)))?/iy
const END = /\s*\/?>/y

/**
 * Whether a `link` does nothing but load a style sheet: it may also open connections, look names up and fetch what nobody
 * looks at. Of attributes of one name the first counts (HTML §13.2.5.33).
 * @param html of which a `link` is a part @param at behind its name
 */
export function isStyleLink(html: string, at: number): boolean {
  let rel: string | undefined
  let next = at
  for (;;) {
    ATTRIBUTE.lastIndex = next
    const [attribute, name = '', ...values] = ATTRIBUTE.exec(html) ?? []
    if (attribute === undefined) break
    next = ATTRIBUTE.lastIndex
    if (name.toLowerCase() === 'rel') rel ??= values.find(value => value !== undefined) ?? ''
  }
  END.lastIndex = next
  return END.test(html) && /^\s*(?:alternate\s+)?stylesheet\s*$/i.test(rel ?? '')
}
