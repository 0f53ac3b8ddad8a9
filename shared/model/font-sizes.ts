/** Sizes of code that can be chosen, in CSS pixels. */
export const FONT_SIZES = [11, 12, 13, 14, 15, 16, 18, 20] as const
