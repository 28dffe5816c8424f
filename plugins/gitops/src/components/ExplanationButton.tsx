import { EntityName } from '@backstage-gitops/plugin-gitops-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { ExplanationDialog } from './ExplanationDialog';
import { useDetailsStyles } from './useDetailsStyles';

/** Opens how an entity's Deployments were found. */
export function ExplanationButton(props: {
  entity: EntityName;
  label: string;
}) {
  const classes = useDetailsStyles();
  const [open, setOpen] = useState(false);
  const { entity, label } = props;
  return (
    <div>
      <Button
        size="small"
        variant="tertiary"
        className={classes.text}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && (
        <ExplanationDialog entity={entity} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
