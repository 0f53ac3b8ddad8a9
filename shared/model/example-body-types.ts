/** What the body of an example can be; `binary` is base64. */
export const EXAMPLE_BODY_TYPES = ['json', 'text', 'xml', 'html', 'binary'] as const
