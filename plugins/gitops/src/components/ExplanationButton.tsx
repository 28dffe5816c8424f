import { EntityName } from '@backstage-gitops/plugin-gitops-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { ExplanationDialog } from './ExplanationDialog';

/** Opens how an entity's Deployments were found. */
export function ExplanationButton(props: {
  entity: EntityName;
  label: string;
}) {
  const [open, setOpen] = useState(false);
  const { entity, label } = props;
  return (
    <div>
      <Button size="small" variant="tertiary" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <ExplanationDialog entity={entity} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
