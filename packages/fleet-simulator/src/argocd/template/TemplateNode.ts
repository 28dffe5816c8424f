/** A value expression: `.a.b`, `$x.a`, `"text"`, `12`, `true`, `name` (a function) or `( pipeline )`. */
export type Operand =
  | { kind: 'field'; path: string[]; text: string }
  | { kind: 'variable'; name: string; path: string[]; text: string }
  | { kind: 'constant'; value: string | number | boolean | null }
  | { kind: 'function'; name: string }
  | { kind: 'group'; pipeline: Pipeline };

/** Commands joined by `|`: each a function with arguments, or a single operand. */
export type Pipeline = Operand[][];

/** A parsed piece of a Go template. */
export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'output'; pipeline: Pipeline }
  | { kind: 'assign'; name: string; pipeline: Pipeline }
  | {
      kind: 'if' | 'with';
      pipeline: Pipeline;
      body: TemplateNode[];
      otherwise: TemplateNode[];
    }
  | {
      kind: 'range';
      variables: string[];
      pipeline: Pipeline;
      body: TemplateNode[];
      otherwise: TemplateNode[];
    };
