/** What stays out of every bundle and is loaded from `node_modules` when it is needed. */
export const NOT_BUNDLED = [
  'electron',
  // optional natives of ws, which it does without
  'bufferutil',
  'utf-8-validate',
  // each brings a program or a native library, and finds it beside itself
  'trash',
  '@napi-rs/keyring'
]
