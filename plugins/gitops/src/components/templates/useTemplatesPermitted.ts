import { useApiHolder } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { useEffect, useState } from 'react';

/**
 * Whether the caller may run software templates; undefined until that is known. An app without permissions, or
 * whose permission backend does not answer, refuses nothing here: the scaffolder decides for itself.
 */
export function useTemplatesPermitted(): boolean | undefined {
  // Not `usePermission`, which throws in an app without the API.
  const permissions = useApiHolder().get(permissionApiRef);
  const [permitted, setPermitted] = useState<boolean>();
  useEffect(() => {
    let left = false;
    const tell = (answer: boolean) => {
      if (!left) setPermitted(answer);
    };
    if (!permissions) {
      tell(true);
    } else {
      permissions.authorize({ permission: taskCreatePermission }).then(
        ({ result }) => tell(result !== 'DENY'),
        () => tell(true),
      );
    }
    return () => {
      left = true;
    };
  }, [permissions]);
  return permitted;
}
