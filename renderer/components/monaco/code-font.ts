/** The metrics of code, in pixels. The placeholder wears them too, so that nothing moves when Monaco stands. */
export const CODE_FONT = {
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 19,
  padding: { top: 8, bottom: 8 }
}

/** Where Monaco's text begins: the gutter of line numbers and folding marks. */
export const CODE_GUTTER = 60
