/** The endings of files by media type, the usual one first. */
const EXTENSIONS: Record<string, readonly string[]> = {
  'application/cbor': ['cbor'],
  'application/gzip': ['gz', 'tgz'],
  'application/javascript': ['js', 'mjs'],
  'application/json': ['json'],
  'application/msgpack': ['msgpack'],
  'application/octet-stream': ['bin'],
  'application/pdf': ['pdf'],
  'application/wasm': ['wasm'],
  'application/x-7z-compressed': ['7z'],
  'application/x-ndjson': ['ndjson', 'jsonl'],
  'application/x-tar': ['tar'],
  'application/x-yaml': ['yaml', 'yml'],
  'application/xhtml+xml': ['xhtml', 'html'],
  'application/xml': ['xml', 'xsd', 'xsl', 'wsdl'],
  'application/yaml': ['yaml', 'yml'],
  'application/zip': ['zip', 'docx', 'xlsx', 'pptx', 'jar', 'epub', 'apk'],
  'audio/aac': ['aac'],
  'audio/flac': ['flac'],
  'audio/mp4': ['m4a'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'image/avif': ['avif'],
  'image/bmp': ['bmp'],
  'image/gif': ['gif'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/svg+xml': ['svg'],
  'image/tiff': ['tiff', 'tif'],
  'image/webp': ['webp'],
  'image/x-icon': ['ico'],
  'text/css': ['css'],
  'text/csv': ['csv'],
  'text/event-stream': ['txt'],
  'text/html': ['html', 'htm'],
  'text/javascript': ['js', 'mjs', 'cjs'],
  'text/markdown': ['md', 'markdown'],
  'text/plain': ['txt'],
  'text/tab-separated-values': ['tsv'],
  'text/xml': ['xml'],
  'text/yaml': ['yaml', 'yml'],
  'video/mp4': ['mp4', 'm4v'],
  'video/ogg': ['ogv'],
  'video/quicktime': ['mov'],
  'video/webm': ['webm'],
  'video/x-matroska': ['mkv']
}

/** Endings of files with such content, without the dot, the usual one first. @param mediaType in lower case without parameters */
export function extensionsOf(mediaType: string): readonly string[] {
  const known = Object.hasOwn(EXTENSIONS, mediaType) ? EXTENSIONS[mediaType] : undefined
  if (known) return known
  if (mediaType.endsWith('+json')) return ['json']
  return mediaType.endsWith('+xml') ? ['xml'] : []
}

const KNOWN = new Set(Object.values(EXTENSIONS).flat())

/** Whether an ending tells a kind of content. @param extension in lower case, without the dot */
export function isKnownExtension(extension: string): boolean {
  return KNOWN.has(extension)
}
