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

/**
 * The Content-Security-Policy of the app's own pages, for every shell.
 * @param connectTo sources besides `'self'` that the page may connect to
 */
export function contentSecurityPolicy(connectTo: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Monaco sets style attributes and adds style elements.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    'media-src blob:',
    ["connect-src 'self'", ...connectTo].join(' '),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES.join(' ')} 'allow-duplicates'`
  ].join('; ')
}

export const CONTENT_SECURITY_POLICY = contentSecurityPolicy()
