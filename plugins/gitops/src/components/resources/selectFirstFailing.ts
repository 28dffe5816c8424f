import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { TreeIndex } from './createTreeIndex';
import { deriveNodeTrouble } from './deriveNodeTrouble';

/** The first resource that does not work, and has nothing below it that does not: where the reason is told. */
export function selectFirstFailing(index: TreeIndex): ResourceNode | undefined {
  const failing = index.all.filter(
    node => deriveNodeTrouble(node) === 'failing',
  );
  const above = new Set(failing.flatMap(({ id }) => index.ancestorsOf(id)));
  return failing.find(({ id }) => !above.has(id));
}
