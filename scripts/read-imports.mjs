import fs from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

/** @typedef {{ specifier: string, line: number, typeOnly: boolean, lazy: boolean }} Import */

/**
 * What a source file imports: static imports, re-exports, `import()` and `require()` of a literal. A declaration
 * whose every name is a type is gone at run time, and so it is `typeOnly`. What is loaded when it is asked for is `lazy`.
 * @param {string} file
 * @returns {Import[]}
 */
export function readImports(file) {
  const text = fs.readFileSync(file, 'utf8')
  const { program, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  /** @type {Import[]} */
  const imports = []
  /**
   * @param {unknown} source
   * @param {{ start: number }} node
   * @param {boolean} typeOnly
   */
  const add = (source, node, typeOnly, lazy = false) => {
    if (typeof source === 'string')
      imports.push({ specifier: source, line: lineAt(text, node.start), typeOnly, lazy })
  }
  new Visitor({
    ImportDeclaration: node => add(node.source.value, node, node.importKind === 'type'),
    ExportAllDeclaration: node => add(node.source.value, node, node.exportKind === 'type'),
    ExportNamedDeclaration: node => add(node.source?.value, node, node.exportKind === 'type'),
    ImportExpression: node => add(literal(node.source), node, false, true),
    CallExpression: node => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require')
        add(literal(node.arguments[0]), node, false)
    }
  }).visit(program)
  return imports
}

/** @param {{ type: string, value?: unknown } | undefined} node */
function literal(node) {
  return node?.type === 'Literal' ? node.value : undefined
}

/**
 * @param {string} text
 * @param {number} offset
 */
function lineAt(text, offset) {
  return text.slice(0, offset).split('\n').length
}
