import { Operand, Pipeline } from './TemplateNode';

const TOKEN =
  /\s*("(?:[^"\\]|\\.)*"|`[^`]*`|:=|[|(),]|[^\s|(),"`:]+(?::(?!=)[^\s|(),"`]*)*)/y;

/**
 * Cuts the inside of `{{ … }}` into words.
 *
 * @throws when a text is not closed.
 */
export function toTokens(action: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < action.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(action);
    if (!match) throw new Error(`cannot read '${action.slice(at).trim()}'`);
    tokens.push(match[1]);
  }
  return tokens;
}

/** Parses `a b | c`, consuming the tokens up to a closing parenthesis or the end. */
export function parsePipeline(tokens: string[]): Pipeline {
  const commands: Pipeline = [[]];
  while (tokens.length && tokens[0] !== ')') {
    const token = tokens.shift() as string;
    if (token === '|') commands.push([]);
    else commands[commands.length - 1].push(parseOperand(token, tokens));
  }
  if (commands.some(command => command.length === 0)) {
    throw new Error('missing value for command');
  }
  return commands;
}

function parseOperand(token: string, rest: string[]): Operand {
  if (token === '(') {
    const pipeline = parsePipeline(rest);
    if (rest.shift() !== ')') throw new Error('unclosed parenthesis');
    return { kind: 'group', pipeline };
  }
  if (token.startsWith('"')) {
    return { kind: 'constant', value: JSON.parse(token) };
  }
  if (token.startsWith('`')) {
    return { kind: 'constant', value: token.slice(1, -1) };
  }
  if (token.startsWith('.')) {
    const path = token.split('.').filter(Boolean);
    return { kind: 'field', path, text: token };
  }
  if (token.startsWith('$')) {
    const [name, ...path] = token.split('.');
    return { kind: 'variable', name, path, text: token };
  }
  if (/^-?\d+(\.\d+)?$/.test(token)) {
    return { kind: 'constant', value: Number(token) };
  }
  if (token === 'true' || token === 'false') {
    return { kind: 'constant', value: token === 'true' };
  }
  if (token === 'nil') return { kind: 'constant', value: null };
  if (/^\w+$/.test(token)) return { kind: 'function', name: token };
  throw new Error(`unexpected '${token}'`);
}
