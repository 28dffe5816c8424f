import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ReactNode, useMemo, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { DrawerAddress } from '../../hooks/useDrawerAddress';
import { createTreeIndex } from './createTreeIndex';
import { ResourceDetail } from './ResourceDetail';
import { ResourceFilterBar } from './ResourceFilterBar';
import { ResourceTreeGrid } from './ResourceTreeGrid';
import { selectTreeRows, TreeFilter } from './selectTreeRows';
import { toResourceRef } from './toResourceRef';
import { useOpened } from './useOpened';
import { useTreeStyles } from './useTreeStyles';

const EVERYTHING: TreeFilter = { name: '', kind: '', state: 'all' };

/** A tree to walk through, beside it the resource that is looked at. */
export function ResourcesContent(props: {
  subject: DrawerSubject;
  nodes: readonly ResourceNode[];
  address: DrawerAddress;
  resourceActions?: (node: ResourceNode) => ReactNode;
  resourceItems?: (node: ResourceNode, onDone: () => void) => ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useTreeStyles();
  const { subject, nodes, address, resourceActions, resourceItems } = props;
  const { resource, look } = address;
  const [filter, setFilter] = useState(EVERYTHING);
  const index = useMemo(() => createTreeIndex(nodes), [nodes]);
  const { opened, toggle, start } = useOpened(index, resource);
  const [active, setActive] = useState(start);
  const { rows, matches } = useMemo(
    () => selectTreeRows(index, { opened, filter }),
    [index, opened, filter],
  );
  const kinds = useMemo(
    () => [...new Set(nodes.map(({ ref }) => ref.kind))].sort(),
    [nodes],
  );
  const selected = nodes.find(({ id }) => id === resource);
  // One that left the tree can still be there, and its last events too.
  const ref = selected?.ref ?? toResourceRef(resource);

  return (
    <>
      <ResourceFilterBar
        filter={filter}
        onFilter={setFilter}
        kinds={kinds}
        shown={matches}
        total={nodes.length}
      />
      <div className={`${classes.split} ${ref ? classes.halves : ''}`}>
        {rows.length === 0 ? (
          <div>
            <p>{t('resources.noMatch')}</p>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setFilter(EVERYTHING)}
            >
              {t('resources.clear')}
            </Button>
          </div>
        ) : (
          <ResourceTreeGrid
            rows={rows}
            active={active}
            onActive={setActive}
            selected={resource}
            reveal={start}
            onToggle={toggle}
            onSelect={id => look({ resource: id })}
            onLook={(tab, node) => look({ tab, resource: node.id })}
            renderActions={resourceItems}
          />
        )}
        {ref && (
          <ResourceDetail
            key={resource}
            subject={subject}
            resource={ref}
            node={selected}
            actions={selected && resourceActions?.(selected)}
            onLook={tab => look({ tab })}
            onClose={() => look({ resource: '' })}
          />
        )}
      </div>
    </>
  );
}
