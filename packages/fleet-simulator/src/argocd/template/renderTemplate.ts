import { isJsonObject, Json, JsonObject } from '../../Json';
import { parseTemplate } from './parseTemplate';
import { isEmpty, print, templateFunctions } from './templateFunctions';
import { Operand, Pipeline, TemplateNode } from './TemplateNode';

type Scope = {
  dot: Json;
  variables: Map<string, Json>;
  /** What is not there is nil, as Helm has it; else it is an error. */
  lenient?: boolean;
};

const parsed = new Map<string, TemplateNode[]>();
const PARSED_KEPT = 2000;

/**
 * Renders a Go template as an ApplicationSet with `goTemplate: true` and `missingkey=error` does.
 *
 * @param options.lenient - what is not there is nil, as in a Helm chart
 * @throws with the sentence Argo CD puts into the conditions of the set.
 */
export function renderTemplate(
  template: string,
  parameters: JsonObject,
  options: { lenient?: boolean } = {},
) {
  if (!template.includes('{{')) return template;
  try {
    return renderNodes(parse(template), {
      dot: parameters as Json,
      variables: new Map([['$', parameters as Json]]),
      ...options,
    });
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      `failed to execute go template ${template}: ${locate(
        template,
        message,
      )}${message}`,
    );
  }
}

// Go says where: line and column of what it was executing.
function locate(template: string, message: string): string {
  const text = /^executing "base" at <([^>]+)>/.exec(message)?.[1];
  const offset = text === undefined ? -1 : template.indexOf(text);
  if (offset < 0) return '';
  const before = template.slice(0, offset).split('\n');
  return `template: base:${before.length}:${
    before[before.length - 1].length
  }: `;
}

function parse(template: string): TemplateNode[] {
  const known = parsed.get(template);
  if (known) return known;
  const nodes = parseTemplate(template);
  if (parsed.size >= PARSED_KEPT) parsed.clear();
  parsed.set(template, nodes);
  return nodes;
}

function renderNodes(nodes: TemplateNode[], scope: Scope): string {
  return nodes.map(node => renderNode(node, scope)).join('');
}

function renderNode(node: TemplateNode, scope: Scope): string {
  if (node.kind === 'text') return node.text;
  const value = evaluate(node.pipeline, scope);
  switch (node.kind) {
    case 'output':
      return print(value);
    case 'assign':
      scope.variables.set(node.name, value);
      return '';
    case 'if':
      return renderNodes(isEmpty(value) ? node.otherwise : node.body, scope);
    case 'with':
      return isEmpty(value)
        ? renderNodes(node.otherwise, scope)
        : renderNodes(node.body, { ...scope, dot: value });
    default:
      return renderRange(node, value, scope);
  }
}

function renderRange(
  node: Extract<TemplateNode, { kind: 'range' }>,
  value: Json,
  scope: Scope,
) {
  if (isEmpty(value)) return renderNodes(node.otherwise, scope);
  const entries: [Json, Json][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value as JsonObject)
        .sort(([first], [second]) => (first < second ? -1 : 1))
        .map(([key, item]) => [key, item ?? null]);
  return entries
    .map(([key, item]) => {
      const variables = new Map(scope.variables);
      const [first, second] = node.variables;
      if (second) variables.set(first, key).set(second, item);
      else if (first) variables.set(first, item);
      return renderNodes(node.body, { ...scope, dot: item, variables });
    })
    .join('');
}

function evaluate(pipeline: Pipeline, scope: Scope): Json {
  let piped: Json[] = [];
  for (const [head, ...others] of pipeline) {
    const values = others.map(operand => resolve(operand, scope));
    piped = [
      head.kind === 'function'
        ? call(head.name, [...values, ...piped])
        : resolve(head, scope),
    ];
  }
  return piped[0];
}

function call(name: string, values: Json[]): Json {
  if (!Object.hasOwn(templateFunctions, name)) {
    throw new Error(`function "${name}" not defined`);
  }
  return templateFunctions[name](...values);
}

function resolve(operand: Operand, scope: Scope): Json {
  switch (operand.kind) {
    case 'constant':
      return operand.value;
    case 'group':
      return evaluate(operand.pipeline, scope);
    case 'function':
      return call(operand.name, []);
    case 'field':
      return follow(scope.dot, operand, scope);
    default: {
      const value = scope.variables.get(operand.name);
      if (value === undefined) {
        throw new Error(`undefined variable "${operand.name}"`);
      }
      return follow(value, operand, scope);
    }
  }
}

function follow(
  start: Json,
  { path, text }: { path: string[]; text: string },
  { lenient }: Scope,
): Json {
  return path.reduce<Json>((value, key) => {
    const found =
      isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (found === undefined) {
      if (lenient) return null;
      throw new Error(
        `executing "base" at <${text}>: map has no entry for key "${key}"`,
      );
    }
    return found;
  }, start);
}
