/** The colours of the theme in force, for a canvas, which knows no variables. Read once for each painting. */
export function readColours(element: Element): (name: string) => string {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return name => {
    const colour = known.get(name) ?? style.getPropertyValue(name).trim()
    known.set(name, colour)
    return colour
  }
}
