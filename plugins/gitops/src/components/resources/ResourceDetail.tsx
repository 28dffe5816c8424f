import {
  ResourceNode,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentResource } from '../../hooks/useDeploymentResource';
import { ReadResult } from '../ReadResult';
import { LiveManifest } from './LiveManifest';
import { ResourceChips } from './ResourceChips';
import { ResourceFacts } from './ResourceFacts';
import { useTreeStyles } from './useTreeStyles';

const TITLE_ID = 'gitops-resource-title';

/** One resource: what the tree tells of it at once, then what it is now. */
export function ResourceDetail(props: {
  subject: DrawerSubject;
  resource: ResourceRef;
  /** As the tree has it; undefined when it left the tree. */
  node?: ResourceNode;
  actions?: ReactNode;
  onLook: (tab: 'events' | 'logs' | 'diff') => void;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useTreeStyles();
  const { subject, resource, actions, onLook, onClose } = props;
  const { kind, name } = resource;
  const read = useDeploymentResource(subject, resource);
  // The tree says where it belongs, the resource itself how it is.
  const node = read.value ? { ...props.node, ...read.value.node } : props.node;
  return (
    <section aria-labelledby={TITLE_ID} className={classes.detail}>
      <div className={classes.detailHeader}>
        <Text as="h3" id={TITLE_ID} variant="body-medium" weight="bold">
          {`${kind} ${name}`}
        </Text>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine aria-hidden />}
          aria-label={t('resource.closeDetail', { kind, name })}
          onPress={onClose}
        />
      </div>
      {node && (
        <div className={classes.line}>
          <ResourceChips node={node} />
        </div>
      )}
      <div className={classes.actions}>
        <Button
          size="small"
          variant="secondary"
          onPress={() => onLook('events')}
        >
          {t('resources.events')}
        </Button>
        {kind === 'Pod' && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onLook('logs')}
          >
            {t('resources.logs')}
          </Button>
        )}
        {node?.managed && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onLook('diff')}
          >
            {t('resources.diff')}
          </Button>
        )}
        {actions}
      </div>
      {node && <ResourceFacts node={node} />}
      <ReadResult read={read} what={t('resource.what')}>
        {({ manifest }) => (
          <LiveManifest resource={resource} manifest={manifest} />
        )}
      </ReadResult>
    </section>
  );
}
