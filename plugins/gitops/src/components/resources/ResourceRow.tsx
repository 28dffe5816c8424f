import {
  parseImage,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { OutsideLink } from '../OutsideLink';
import { selectWebAddress } from '../selectWebAddress';
import { useBoardStyles } from '../useBoardStyles';
import { deriveNodeTrouble } from './deriveNodeTrouble';
import { ResourceChips } from './ResourceChips';
import { ResourceMenu } from './ResourceMenu';
import { TreeRow } from './selectTreeRows';
import { useSpecificsText } from './useSpecificsText';
import { useTreeStyles } from './useTreeStyles';

/** What one can do with a resource of the tree. */
export type ResourceRowHandlers = {
  onToggle: (id: string) => void;
  onSelect: (id: string) => void;
  /** Another tab of the drawer, about this resource. */
  onLook: (tab: 'events' | 'logs' | 'diff', node: ResourceNode) => void;
  /** Entries of a menu: what can be done to it. */
  renderActions?: (node: ResourceNode, onDone: () => void) => ReactNode;
};

/** What stands in a line of the tree. */
export function ResourceRow(
  props: { row: TreeRow; focusable: boolean } & ResourceRowHandlers,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useTreeStyles();
  const board = useBoardStyles();
  const toSpecificsText = useSpecificsText();
  const { row, focusable, onToggle, onSelect, onLook, renderActions } = props;
  const { node, level, open } = row;
  const { ref, specifics, images = [], message } = node;
  const { kind, name } = ref;
  const isPod = kind === 'Pod';
  const urls = specifics?.type === 'route' ? specifics.urls : [];
  const tag = kind === 'ReplicaSet' && images[0] && parseImage(images[0]).tag;
  const texts = [...(tag ? [tag] : []), ...toSpecificsText(specifics)];
  const loud = deriveNodeTrouble(node) !== 'none' && message;

  return (
    <>
      <div role="gridcell" style={{ paddingLeft: (level - 1) * 20 }}>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className={classes.sign}
          onClick={event => {
            event.stopPropagation();
            if (open !== undefined) onToggle(node.id);
          }}
        >
          {toSign(open)}
        </button>
      </div>
      <div role="gridcell" className={classes.content}>
        <div className={classes.line}>
          <span className={board.strong}>{kind}</span>
          <span>{name}</span>
          <ResourceChips node={node} />
        </div>
        {texts.length > 0 && (
          <div className={board.small}>{texts.join(' · ')}</div>
        )}
        {loud && !texts.includes(loud) && (
          <div className={board.small}>{loud}</div>
        )}
        {urls.filter(selectWebAddress).map(url => (
          <div key={url} className={board.small}>
            <OutsideLink href={url} label={t('resources.openUrl', { url })}>
              {url}
            </OutsideLink>
          </div>
        ))}
      </div>
      <div
        role="gridcell"
        className={`${classes.actions} ${classes.rowActions}`}
      >
        {isPod && (
          <div className={classes.wide}>
            <RowButton
              label={t('resources.eventsOf', { kind, name })}
              focusable={focusable}
              onPress={() => onLook('events', node)}
            >
              {t('resources.events')}
            </RowButton>
            <RowButton
              label={t('resources.logsOf', { name })}
              focusable={focusable}
              onPress={() => onLook('logs', node)}
            >
              {t('resources.logs')}
            </RowButton>
          </div>
        )}
        <ResourceMenu
          node={node}
          focusable={focusable}
          onSelect={() => onSelect(node.id)}
          onLook={tab => onLook(tab, node)}
          renderActions={renderActions}
        />
      </div>
    </>
  );
}

function RowButton(props: {
  label: string;
  focusable: boolean;
  onPress: () => void;
  children: string;
}) {
  const { label, focusable, onPress, children } = props;
  return (
    <Button
      size="small"
      variant="tertiary"
      aria-label={label}
      excludeFromTabOrder={!focusable}
      onPress={onPress}
    >
      {children}
    </Button>
  );
}

function toSign(open?: boolean): string {
  if (open === undefined) return '·';
  return open ? '▾' : '▸';
}
