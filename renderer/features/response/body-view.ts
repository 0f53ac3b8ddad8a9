import { create } from 'zustand'

export type BodyMode = 'pretty' | 'raw'

interface BodyViewState {
  mode: BodyMode
  wrap: boolean
}

/** How bodies are shown, in every tab and for every response to come. Not stored. */
export const useBodyView = create<BodyViewState>(() => ({ mode: 'pretty', wrap: true }))

export function showBodyAs(mode: BodyMode): void {
  useBodyView.setState({ mode })
}

export function toggleWrap(): void {
  useBodyView.setState(({ wrap }) => ({ wrap: !wrap }))
}
