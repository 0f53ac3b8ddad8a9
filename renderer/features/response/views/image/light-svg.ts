/** Of so much each a browser makes a picture in far less than a second. */
const MOST_ELEMENTS = 2_000
const MOST_TEXT = 10_000
const MOST_DEPTH = 50
/** An element that has a layer or a picture of its own counts as so many, and a path as one more for so many signs. */
const LAYER = 20
const SIGNS = 64

/** By their local names. Those of the last line draw nothing: what editors keep, and what runs in no picture. */
const ELEMENTS = new Set(
  `svg g defs title desc path rect circle ellipse line polyline polygon text tspan image
  linearGradient radialGradient stop
  metadata namedview RDF Work format type script`.split(/\s+/)
)
/** The names of attributes, and of the properties in a `style`. */
const ATTRIBUTES = new Set(
  `style version baseProfile xmlns role focusable lang preserveAspectRatio viewBox width height x y x1 y1 x2
  y2 cx cy r rx ry fx fy dx dy d points pathLength transform gradientTransform gradientUnits spreadMethod offset color
  fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-dashoffset stop-color stop-opacity opacity display visibility overflow enable-background
  shape-rendering text-rendering image-rendering color-interpolation paint-order vector-effect font font-family
  font-size font-style font-weight font-variant font-stretch text-anchor text-align letter-spacing word-spacing
  line-height dominant-baseline alignment-baseline baseline-shift white-space`.split(/\s+/)
)
const SILENT = /^(?:id|class|(?:data|aria)-.*|on.*)$/
/** Whatever it is said of, it does nothing. */
const NOTHING = /^(?:none|normal)$/
/** Where a line goes on for ever, a browser takes long to find out what of it is in sight. */
const HUGE = /(?<![.\d])\d{6}|\de\+?\d/i
const LOCAL = /^url\(#[\w.:-]+\)$/
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i

/** Where another encoding is named, a browser would read other signs than are looked at here. */
const DECLARATION =
  /^<\?xml\s+version=["']1\.0["'](?:\s+encoding=["']utf-8["'])?(?:\s+standalone=["'](?:yes|no)["'])?\s*\?>/i
const PIECE = /([^<]+)|<!--.*?-->|(<\/)[\w:.-]+\s*>|<([\w:.-]+)/sy
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*(?:"([^"<&\\]*)"|'([^'<&\\]*)')/y
const TAG_END = /\s*(\/?)>/y

/**
 * Whether an SVG is drawn in no time: there is nothing in it but shapes, gradients, text and raster pictures, so that
 * nothing is drawn twice, and of all that not much. Takes time in proportion to the text. What is not known here, or
 * could be said in two ways, is not light.
 */
export function isLightSvg(text: string): boolean {
  let [elements, letters, depth] = [0, 0, 0]
  let at = DECLARATION.exec(text)?.[0].length ?? 0
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < text.length) {
    const piece = read(PIECE)
    if (!piece) return false
    const [, content, closing, tag] = piece
    if (content !== undefined) letters += content.trim().length
    if (closing !== undefined) depth--
    if (tag !== undefined) {
      const local = localName(tag)
      if (!ELEMENTS.has(local)) return false
      elements += local === 'image' ? LAYER : 1
      for (let found = read(ATTRIBUTE); found; found = read(ATTRIBUTE)) {
        const [, name = '', double, single = ''] = found
        const value = double ?? single
        if (!isPlain(name, value)) return false
        if (localName(name) !== 'href') elements += Math.floor(value.length / SIGNS)
        if (name === 'opacity' || (name === 'style' && value.includes('opacity'))) elements += LAYER
      }
      const end = read(TAG_END)
      if (!end) return false
      if (end[1] === '') depth++
    }
    if (elements > MOST_ELEMENTS || letters > MOST_TEXT || depth < 0 || depth > MOST_DEPTH) return false
  }
  return true
}

/** Whether what an attribute says draws nothing more than its element. */
function isPlain(name: string, value: string): boolean {
  if (localName(name) === 'href') return RASTER.test(value)
  // It is of another vocabulary, or tells nothing to who draws.
  if (name.includes(':') || SILENT.test(name)) return true
  if (name !== 'style') return isPlainValue(name, value)
  return value.split(';').every(declaration => {
    const [property = '', ...rest] = declaration.split(':')
    return declaration.trim() === '' || isPlainValue(property.trim(), rest.join(':').trim())
  })
}

function isPlainValue(name: string, value: string): boolean {
  if (!ATTRIBUTES.has(name)) return NOTHING.test(value)
  // A colour is no number, whatever its digits.
  return value.startsWith('#') || LOCAL.test(value) || !(/url\(/i.test(value) || HUGE.test(value))
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
