import type { DraftPart } from '../model/draft/draft-body.ts'

interface ReadPart {
  part: DraftPart
  warning?: string
}

/**
 * A part as `curl --form` takes it: `name=text`, `name=@file[,file]`, `name=<file`, each followed by `;type=` and
 * `;filename=`. Values with such signs in them are in double quotes.
 */
export function readFormPart(text: string): ReadPart {
  const [, name = text, rest = ''] = /^([^=]*)=([\s\S]*)$/.exec(text) ?? []
  const sign = /^[@<]/.exec(rest)?.[0]
  const { values, attributes } = readValues(rest.slice(sign ? 1 : 0), sign === '@')
  const common = { name, ...(attributes.type && { contentType: attributes.type }), enabled: true }
  const [value = ''] = values
  if (sign === '@')
    return {
      part: { ...common, kind: 'file', value: '', files: values },
      ...(isRenamed(value, attributes.filename) && {
        warning: `The file ${value} is sent under its own name, not as ${attributes.filename}.`
      })
    }
  return {
    part: { ...common, kind: 'text', value: sign === '<' ? '' : value, files: [] },
    ...(sign === '<' && { warning: `The part “${name}” is not read from the file ${value}, and is empty.` })
  }
}

function isRenamed(path: string, filename: string | undefined): boolean {
  return filename !== undefined && filename !== path.replace(/^.*[/\\]/s, '')
}

/** Values up to an attribute; only files are a list. */
function readValues(text: string, isList: boolean) {
  const values: string[] = []
  const attributes: { type?: string; filename?: string } = {}
  let at = 0
  const take = (stop: RegExp): string => {
    const quoted = /^\s*"((?:[^"\\]|\\[\s\S])*)"\s*/.exec(text.slice(at))
    if (quoted) {
      at += quoted[0].length
      return (quoted[1] ?? '').replace(/\\(["\\])/g, '$1')
    }
    const found = text.slice(at).search(stop)
    const end = found < 0 ? text.length : at + found
    const value = text.slice(at, end)
    at = end
    return value
  }
  const stop = isList ? /[,;]/ : /;\s*(?:type|filename|encoder|headers)=/
  values.push(take(stop))
  while (at < text.length) {
    const [all, key = ''] = /^;\s*([\w-]+)=/.exec(text.slice(at)) ?? []
    if (all !== undefined) {
      at += all.length
      const value = take(key === 'type' ? /;\s*(?:filename|encoder|headers)=|,/ : /[;,]/).trim()
      if (key === 'type' || key === 'filename') attributes[key] = value
    } else if (isList && text.charAt(at) === ',') {
      at += 1
      values.push(take(stop))
    } else break
  }
  return { values, attributes }
}
