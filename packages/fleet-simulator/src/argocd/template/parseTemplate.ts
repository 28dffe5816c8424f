import { parsePipeline, toTokens } from './parsePipeline';
import { TemplateNode } from './TemplateNode';

type Piece = { text: string } | { action: string };
type End = { tokens: string[] } | undefined;

/**
 * Parses the part of Go's template language that ApplicationSets use: fields, variables, pipelines, `if`,
 * `with`, `range`, `else`, comments and trim marks. No `define` or `template`.
 *
 * @throws in the words of a person who reads it in the status of an ApplicationSet.
 */
export function parseTemplate(template: string): TemplateNode[] {
  const pieces = toPieces(template);
  const { nodes, end } = parseNodes(pieces);
  if (end) throw new Error(`unexpected {{${end.tokens.join(' ')}}}`);
  return nodes;
}

function toPieces(template: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = template;
  for (;;) {
    const open = rest.indexOf('{{');
    if (open < 0) return [...pieces, { text: rest }];
    const close = rest.indexOf('}}', open);
    if (close < 0) throw new Error('unclosed action');
    let action = rest.slice(open + 2, close);
    let before = rest.slice(0, open);
    rest = rest.slice(close + 2);
    if (/^-\s/.test(action)) {
      before = before.trimEnd();
      action = action.slice(1);
    }
    if (/\s-$/.test(action)) {
      rest = rest.trimStart();
      action = action.slice(0, -1);
    }
    pieces.push({ text: before });
    if (!action.trim().startsWith('/*')) pieces.push({ action });
  }
}

function parseNodes(pieces: Piece[]): { nodes: TemplateNode[]; end: End } {
  const nodes: TemplateNode[] = [];
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    if ('text' in piece) {
      if (piece.text) nodes.push({ kind: 'text', text: piece.text });
      continue;
    }
    const tokens = toTokens(piece.action);
    if (tokens[0] === 'end' || tokens[0] === 'else') {
      return { nodes, end: { tokens } };
    }
    nodes.push(parseAction(tokens, pieces));
  }
  return { nodes, end: undefined };
}

function parseAction(tokens: string[], pieces: Piece[]): TemplateNode {
  const [word] = tokens;
  if (word === 'if' || word === 'with') {
    const pipeline = parsePipeline(tokens.slice(1));
    return { kind: word, pipeline, ...parseBody(pieces) };
  }
  if (word === 'range') {
    const assignment = tokens.indexOf(':=');
    const variables = tokens
      .slice(1, Math.max(assignment, 1))
      .filter(token => token !== ',');
    const pipeline = parsePipeline(
      tokens.slice(assignment < 0 ? 1 : assignment + 1),
    );
    return { kind: 'range', variables, pipeline, ...parseBody(pieces) };
  }
  if (tokens[1] === ':=') {
    const pipeline = parsePipeline(tokens.slice(2));
    return { kind: 'assign', name: word, pipeline };
  }
  return { kind: 'output', pipeline: parsePipeline(tokens) };
}

function parseBody(pieces: Piece[]): {
  body: TemplateNode[];
  otherwise: TemplateNode[];
} {
  const { nodes: body, end } = parseNodes(pieces);
  if (!end) throw new Error('unexpected end of template: {{end}} is missing');
  if (end.tokens[0] === 'end') return { body, otherwise: [] };
  if (end.tokens.length > 1) {
    return { body, otherwise: [parseAction(end.tokens.slice(1), pieces)] };
  }
  const { nodes: otherwise, end: last } = parseNodes(pieces);
  if (last?.tokens[0] !== 'end') throw new Error('{{end}} is missing');
  return { body, otherwise };
}
