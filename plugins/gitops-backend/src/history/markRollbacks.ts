import { Delivery } from '@backstage-gitops/plugin-gitops-common';

/**
 * Says which deliveries brought back what an earlier one had, and which were taken back by that.
 *
 * @param deliveries - oldest first
 * @param toContent - a text that is equal for what is the same version and configuration; undefined
 * when it cannot be told
 */
export function markRollbacks<T extends Pick<Delivery, 'id'>>(
  deliveries: readonly T[],
  toContent: (delivery: T) => string | undefined,
): (T & Pick<Delivery, 'rollbackTo' | 'rolledBackBy'>)[] {
  const marked: (T & Pick<Delivery, 'rollbackTo' | 'rolledBackBy'>)[] =
    deliveries.map(delivery => ({ ...delivery }));
  const contents = deliveries.map(toContent);
  for (const [index, content] of contents.entries()) {
    if (content === undefined || contents[index - 1] === content) continue;
    const earlier = contents.lastIndexOf(content, index - 1);
    if (index === 0 || earlier < 0) continue;
    marked[index].rollbackTo = marked[earlier].id;
    for (let between = earlier + 1; between < index; between++) {
      marked[between].rolledBackBy ??= marked[index].id;
    }
  }
  return marked;
}
