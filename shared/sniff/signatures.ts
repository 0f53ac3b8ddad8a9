import type { BodyKind } from './body-guess.ts'

/** A format of files that is told by its first bytes. */
export interface Signature {
  kind: BodyKind
  mediaType: string
  name: string
}

/** Bytes as characters of Latin-1, and where they stand when not at the beginning. */
type Mark = readonly [bytes: string, offset?: number]

const image = (mediaType: string, name: string): Signature => ({
  kind: 'image',
  mediaType,
  name: `${name} image`
})
const audio = (mediaType: string, name: string): Signature => ({
  kind: 'audio',
  mediaType,
  name: `${name} audio`
})
const video = (mediaType: string, name: string): Signature => ({
  kind: 'video',
  mediaType,
  name: `${name} video`
})
const binary = (mediaType: string, name: string): Signature => ({ kind: 'binary', mediaType, name })

/**
 * Formats by their marks, which must all be there (WHATWG MIME Sniffing §6, §7.1 and the formats' own documents).
 * Of two that fit, the earlier is meant.
 */
export const SIGNATURES: readonly (readonly [Signature, ...Mark[]])[] = [
  [image('image/png', 'PNG'), ['\x89PNG\r\n\x1a\n']],
  [image('image/jpeg', 'JPEG'), ['\xff\xd8\xff']],
  [image('image/gif', 'GIF'), ['GIF87a']],
  [image('image/gif', 'GIF'), ['GIF89a']],
  [image('image/webp', 'WebP'), ['RIFF'], ['WEBPVP', 8]],
  [image('image/avif', 'AVIF'), ['ftypavif', 4]],
  [image('image/avif', 'AVIF'), ['ftypavis', 4]],
  [image('image/heic', 'HEIC'), ['ftypheic', 4]],
  [image('image/heic', 'HEIC'), ['ftypheix', 4]],
  [image('image/heif', 'HEIF'), ['ftypmif1', 4]],
  [image('image/jxl', 'JPEG XL'), ['\0\0\0\x0cJXL \r\n\x87\n']],
  [image('image/jxl', 'JPEG XL'), ['\xff\x0a']],
  [image('image/jp2', 'JPEG 2000'), ['\0\0\0\x0cjP  \r\n\x87\n']],
  [image('image/tiff', 'TIFF'), ['II*\0']],
  [image('image/tiff', 'TIFF'), ['MM\0*']],
  [image('image/bmp', 'BMP'), ['BM'], ['\0\0\0\0', 6]],
  [image('image/x-icon', 'ICO'), ['\0\0\x01\0'], ['\0', 5]],
  [image('image/vnd.adobe.photoshop', 'Photoshop'), ['8BPS\0\x01']],
  [{ kind: 'pdf', mediaType: 'application/pdf', name: 'PDF document' }, ['%PDF-']],

  [audio('audio/wav', 'WAV'), ['RIFF'], ['WAVE', 8]],
  [audio('audio/mpeg', 'MP3'), ['ID3']],
  [audio('audio/flac', 'FLAC'), ['fLaC']],
  [audio('audio/aiff', 'AIFF'), ['FORM'], ['AIFF', 8]],
  [audio('audio/midi', 'MIDI'), ['MThd\0\0\0\x06']],
  [audio('audio/mp4', 'MPEG-4'), ['ftypM4A', 4]],
  [audio('audio/aac', 'AAC'), ['\xff\xf1']],
  [audio('audio/aac', 'AAC'), ['\xff\xf9']],
  [audio('audio/amr', 'AMR'), ['#!AMR\n']],
  [audio('audio/basic', 'AU'), ['.snd\0\0\0']],
  [video('video/ogg', 'Ogg'), ['OggS\0'], ['\x80theora', 28]],
  [audio('audio/ogg', 'Ogg'), ['OggS\0']],
  [video('video/quicktime', 'QuickTime'), ['ftypqt', 4]],
  [video('video/3gpp', '3GPP'), ['ftyp3g', 4]],
  [video('video/mp4', 'MP4'), ['ftyp', 4]],
  [video('video/x-msvideo', 'AVI'), ['RIFF'], ['AVI ', 8]],
  [video('video/mpeg', 'MPEG'), ['\0\0\x01\xba']],
  [video('video/x-flv', 'FLV'), ['FLV\x01']],
  [video('video/x-matroska', 'Matroska'), ['\x1aE\xdf\xa3'], ['matroska', 24]],
  [video('video/x-matroska', 'Matroska'), ['\x1aE\xdf\xa3'], ['matroska', 31]],
  [video('video/webm', 'WebM'), ['\x1aE\xdf\xa3']],

  [binary('application/epub+zip', 'EPUB book'), ['PK\x03\x04'], ['mimetypeapplication/epub+zip', 30]],
  [
    binary('application/vnd.oasis.opendocument', 'OpenDocument file'),
    ['PK\x03\x04'],
    ['mimetypeapplication/vnd.oasis', 30]
  ],
  [
    binary('application/vnd.openxmlformats-officedocument', 'Office document'),
    ['PK\x03\x04'],
    ['[Content_Types].xml', 30]
  ],
  [binary('application/java-archive', 'Java archive'), ['PK\x03\x04'], ['META-INF/', 30]],
  [binary('application/zip', 'ZIP archive'), ['PK\x03\x04']],
  [binary('application/zip', 'ZIP archive, empty'), ['PK\x05\x06']],
  [binary('application/gzip', 'gzip archive'), ['\x1f\x8b\x08']],
  [binary('application/x-bzip2', 'bzip2 archive'), ['BZh'], ['1AY&SY', 4]],
  [binary('application/x-xz', 'xz archive'), ['\xfd7zXZ\0']],
  [binary('application/zstd', 'Zstandard archive'), ['\x28\xb5\x2f\xfd']],
  [binary('application/x-lz4', 'LZ4 archive'), ['\x04\x22\x4d\x18']],
  [binary('application/x-7z-compressed', '7-Zip archive'), ["7z\xbc\xaf'\x1c"]],
  [binary('application/vnd.rar', 'RAR archive'), ['Rar!\x1a\x07']],
  [binary('application/x-tar', 'tar archive'), ['ustar', 257]],
  [binary('application/vnd.ms-cab-compressed', 'Cabinet archive'), ['MSCF\0\0\0\0']],
  [binary('application/vnd.debian.binary-package', 'Debian package'), ['!<arch>\ndebian']],
  [binary('application/x-rpm', 'RPM package'), ['\xed\xab\xee\xdb']],
  [binary('application/wasm', 'WebAssembly module'), ['\0asm']],
  [binary('application/x-elf', 'ELF program'), ['\x7fELF']],
  [binary('application/vnd.microsoft.portable-executable', 'Windows program'), ['MZ'], ['\0', 3]],
  [binary('application/x-mach-binary', 'macOS program'), ['\xcf\xfa\xed\xfe']],
  [binary('application/java-vm', 'Java class'), ['\xca\xfe\xba\xbe']],
  [binary('application/vnd.sqlite3', 'SQLite database'), ['SQLite format 3\0']],
  [binary('application/vnd.apache.parquet', 'Parquet file'), ['PAR1']],
  [binary('application/vnd.apache.arrow.file', 'Arrow file'), ['ARROW1\0\0']],
  [binary('application/avro', 'Avro file'), ['Obj\x01']],
  [binary('application/x-ole-storage', 'Office document (97–2003)'), ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']],
  [binary('font/woff2', 'WOFF2 font'), ['wOF2\0']],
  [binary('font/woff', 'WOFF font'), ['wOFF\0']],
  [binary('font/otf', 'OpenType font'), ['OTTO\0']],
  [binary('font/ttf', 'TrueType font'), ['\0\x01\0\0\0']]
]
