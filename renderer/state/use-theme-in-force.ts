import { useSyncExternalStore } from 'react'
import { onThemeInForce, themeInForce } from './preferences.ts'

/** `light` or `dark`, whatever it comes from. */
export function useThemeInForce(): 'light' | 'dark' {
  return useSyncExternalStore(onThemeInForce, themeInForce)
}
