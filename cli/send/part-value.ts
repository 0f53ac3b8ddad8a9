/** What `--form NAME=…` says of a part, before any file is looked at. */
export interface PartValue {
  /** `@` sends a file, `<` the text in one. */
  sign: '' | '@' | '<'
  /** The text, or the path of the file; `-` is standard input. */
  source: string
  filename: string | undefined
  contentType: string | undefined
}

/**
 * Takes the value of a part apart, as curl does: a text, `@FILE` or `<FILE`, perhaps in quotes; `;type=` and
 * `;filename=` may follow.
 */
export function parsePartValue(value: string): PartValue {
  const { sign, source, attributes } = splitValue(value)
  const find = (key: string) =>
    attributes.findLast(attribute => attribute.startsWith(`${key}=`))?.slice(key.length + 1)
  const filename = find('filename')
  return {
    sign,
    source,
    filename: filename === undefined ? undefined : unquote(filename),
    contentType: find('type')?.trim()
  }
}

/** Whether it is read from standard input. */
export function isFromInput({ sign, source }: PartValue): boolean {
  return sign !== '' && source === '-'
}

const ATTRIBUTE = /;(?=type=|filename=)/

/** A text or path in quotes is what is within them, whatever that is; behind them there is nothing but attributes. */
function splitValue(value: string): Pick<PartValue, 'sign' | 'source'> & { attributes: string[] } {
  const sign = value.startsWith('@') ? '@' : value.startsWith('<') ? '<' : ''
  const rest = value.slice(sign.length)
  const [, quoted, behind = ''] = /^("(?:[^"\\]|\\.)*")\s*((?:;(?:type|filename)=.*)?)$/s.exec(rest) ?? []
  if (quoted !== undefined)
    return { sign, source: unquote(quoted), attributes: behind.split(ATTRIBUTE).slice(1) }
  const [source = '', ...attributes] = rest.split(ATTRIBUTE)
  return { sign, source, attributes }
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$/s, (_, inner: string) => inner.replaceAll(/\\(["\\])/g, '$1'))
}
