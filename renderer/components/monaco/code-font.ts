/** The metrics of code, in pixels. The placeholder wears them too, so that nothing moves when Monaco stands. */
export const CODE_FONT = {
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  padding: { top: 8, bottom: 8 }
}

/** Lines stand as many times the size of the signs apart. */
export const LINE_RATIO = 1.5

/** Where Monaco's text begins: the gutter of line numbers and folding marks. */
export const CODE_GUTTER = 60
