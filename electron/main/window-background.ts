/** `--app` of renderer/theme.css: what a window shows until its page has painted. */
export const BACKGROUND = { dark: '#0d0f13', light: '#f4f5f7' }
