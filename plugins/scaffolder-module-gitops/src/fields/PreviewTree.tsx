import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TreeItem from '@material-ui/lab/TreeItem';
import TreeView from '@material-ui/lab/TreeView';
import { useState } from 'react';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { PreviewChange } from '../preview/PreviewPlan';
import {
  FileNode,
  selectFileTree,
  selectFolders,
} from '../selection/selectFileTree';
import { usePreviewStyles } from './usePreviewStyles';

const signs = { added: '+', changed: '~', removed: '−' } as const;

/** The files of a preview as a tree, all open; arrows, Home, End and typed letters move in it. */
export function PreviewTree(props: {
  id: string;
  changes: readonly PreviewChange[];
  selected: string;
  onSelect: (path: string) => void;
}) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const classes = usePreviewStyles();
  const [closed, setClosed] = useState<readonly string[]>([]);
  const nodes = selectFileTree(props.changes);
  const folders = selectFolders(nodes);
  const files = new Set(props.changes.map(({ path }) => path));

  function draw({ name, path, change, children }: FileNode) {
    const kind = change?.change;
    return (
      <TreeItem
        key={path}
        nodeId={path}
        label={
          <>
            <span className={classes.name}>
              {name}
              {!change && '/'}
            </span>{' '}
            {kind && (
              <span className={`${classes.kind} ${classes[kind]}`}>
                <span aria-hidden>{signs[kind]}</span> {t(`preview.${kind}`)}
              </span>
            )}
          </>
        }
      >
        {children.length > 0 && children.map(draw)}
      </TreeItem>
    );
  }

  return (
    <TreeView
      id={props.id}
      aria-label={t('preview.tree')}
      className={`${classes.pane} ${classes.tree}`}
      defaultCollapseIcon={<span aria-hidden>▾</span>}
      defaultExpandIcon={<span aria-hidden>▸</span>}
      expanded={folders.filter(path => !closed.includes(path))}
      onNodeToggle={(_, expanded) =>
        setClosed(folders.filter(path => !expanded.includes(path)))
      }
      selected={props.selected}
      onNodeSelect={(_: unknown, path: string) => {
        if (files.has(path)) props.onSelect(path);
      }}
    >
      {nodes.map(draw)}
    </TreeView>
  );
}
