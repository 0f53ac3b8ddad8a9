type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of SVG as text. @param content markup; text goes through `svgText` before */
export function svgElement(
  name: string,
  attributes: Attributes,
  content: string | readonly string[] = ''
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${svgText(typeof value === 'number' ? rounded(value) : value)}"`]
  )
  const inside = typeof content === 'string' ? content : content.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** Text as XML 1.0 takes it, in content and attributes: what it has no place for is replaced (§2.2). */
export function svgText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign)
}

/** A hundredth of a pixel is nothing that anybody sees. */
function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}
