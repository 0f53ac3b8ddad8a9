/** Trusted Types policies: ours, and those that Monaco 0.57 creates. */
const TRUSTED_TYPES = [
  'app-worker',
  'standaloneColorizer',
  'editorViewLayer',
  'richScreenReaderContent',
  'domLineBreaksComputer',
  'defaultWorkerFactory',
  'diffReview',
  'diffEditorWidget',
  'dompurify',
  'tokenizeToString',
  'editorGhostText',
  'stickyScrollViewLayer'
]

/** The worker that draws PDF documents, whose pictures take decoders in WebAssembly. It has the policy of its file. */
const DECODES = /\/pdf\.worker-[\w-]+\.js$/

interface Sources {
  /** The path of the file that the policy is for. */
  path?: string
  /** What the page may connect to besides `'self'`. */
  connectTo?: readonly string[]
  /** Where the documents are that it may show in a frame: those that are previewed. */
  frames?: readonly string[]
}

/** The Content-Security-Policy of the app's own files, for every shell. */
export function contentSecurityPolicy({ path = '', connectTo = [], frames = [] }: Sources): string {
  return [
    "default-src 'none'",
    DECODES.test(path) ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    // Monaco sets style attributes and adds style elements.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    'media-src blob:',
    ["connect-src 'self'", ...connectTo].join(' '),
    "worker-src 'self'",
    ...(frames.length > 0 ? [['frame-src', ...frames].join(' ')] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES.join(' ')} 'allow-duplicates'`
  ].join('; ')
}
