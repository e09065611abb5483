import type { JSX } from 'react';
import type { LoadFileReport } from '#contract/intake/load-file.ts';
import { counted } from '#contract/values/counted.ts';
import { Text } from '../../ui/parts.ts';
import classes from '../intake.module.css';
import { FaultList } from './FaultList.tsx';

/** The result of each load file, with its errors by row. */
export function LoadFiles({ loadFiles }: { loadFiles: LoadFileReport[] }): JSX.Element {
  return (
    <>
      {loadFiles.map((loadFile) => (
        <LoadFile key={loadFile.path} loadFile={loadFile} />
      ))}
    </>
  );
}

function LoadFile({ loadFile }: { loadFile: LoadFileReport }): JSX.Element {
  const { path, documents, faultCount, faults } = loadFile;
  const line = `Load file ${path}: ${counted(documents, 'document')}`;
  if (faultCount === 0) return <Text className={classes.loadFile}>{line}, no errors</Text>;
  return (
    <details className={classes.loadFile}>
      <summary>
        {line}, <span style={{ color: 'var(--warn)' }}>{counted(faultCount, 'error')}</span>
      </summary>
      <FaultList path={path} faults={faults} faultCount={faultCount} />
    </details>
  );
}
