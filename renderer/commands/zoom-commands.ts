import { ZOOM_LEVELS } from '#shared/model/zoom-levels.ts'
import { useHost } from '../state/host.ts'
import { setPreferences, usePreferences } from '../state/preferences.ts'
import type { Command } from './command.ts'

/** In a browser the browser zooms, by the same keys. */
const canZoom = () => useHost.getState().shell?.features.setZoom.available ?? false

export const zoomCommands: readonly Command[] = [
  {
    id: 'zoom.in',
    title: 'Zoom in',
    keys: ['Mod++', 'Mod+='],
    when: () => canZoom() && usePreferences.getState().zoom < (ZOOM_LEVELS.at(-1) ?? 1),
    run: () => zoomTo(ZOOM_LEVELS.find(level => level > usePreferences.getState().zoom))
  },
  {
    id: 'zoom.out',
    title: 'Zoom out',
    keys: ['Mod+-'],
    when: () => canZoom() && usePreferences.getState().zoom > ZOOM_LEVELS[0],
    run: () => zoomTo(ZOOM_LEVELS.findLast(level => level < usePreferences.getState().zoom))
  },
  {
    id: 'zoom.reset',
    title: 'Zoom to 100%',
    keys: ['Mod+0'],
    when: () => canZoom() && usePreferences.getState().zoom !== 1,
    run: () => zoomTo(1)
  }
]

function zoomTo(zoom: number | undefined): void {
  if (zoom !== undefined) setPreferences({ zoom })
}
