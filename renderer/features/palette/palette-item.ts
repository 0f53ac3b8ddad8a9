/** Something that can be chosen in the palette. */
export interface PaletteItem {
  id: string
  title: string
  keys?: string[] | undefined
  /** Only of a request: its method, or what stands in its place. */
  method?: string
  /** Where it is: of an item, its collection and folders. */
  detail?: string
  run: () => void
}
