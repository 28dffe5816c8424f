import { isJsonObject, Json, JsonObject } from '../../Json';

/** Whether labels fit a Kubernetes label selector. None, or an empty one, takes everything. */
export function matchesSelector(
  labels: Record<string, string>,
  selector: Json | undefined,
): boolean {
  if (!isJsonObject(selector)) return true;
  const { matchLabels, matchExpressions } = selector;
  const wanted = isJsonObject(matchLabels) ? Object.entries(matchLabels) : [];
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    matchesExpressions(labels, matchExpressions)
  );
}

/** Whether labels fit a list of `{key, operator, values}`. A missing label fits `NotIn` and not `In`. */
export function matchesExpressions(
  labels: Record<string, string>,
  expressions: Json | undefined,
): boolean {
  if (!Array.isArray(expressions)) return true;
  return expressions
    .filter(isJsonObject)
    .every(expression => matchesExpression(labels, expression));
}

function matchesExpression(
  labels: Record<string, string>,
  { key, operator, values }: JsonObject,
): boolean {
  const label = labels[String(key)];
  const known = Array.isArray(values) && values.includes(label ?? null);
  switch (operator) {
    case 'In':
      return label !== undefined && known;
    case 'NotIn':
      return !known;
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return false;
  }
}
