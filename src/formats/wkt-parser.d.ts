/** The part of wkt-parser that turns the text into a tree; the package has no types of its own. */
declare module 'wkt-parser/parser.js' {
  export type WktNode = [string, ...(string | number | WktNode)[]]
  /** Throws an Error for a text that is no WKT. */
  export default function parse(text: string): WktNode
}
