/**
 * Lets a person choose a file of this machine, whichever shell it is.
 * @param accept endings that are offered, as `accept` of an `input` says it; empty is all
 */
export function chooseFile(accept: string, onChosen: (file: File) => void): void {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept })
  input.onchange = () => {
    const [file] = input.files ?? []
    if (file) onChosen(file)
  }
  input.click()
}
