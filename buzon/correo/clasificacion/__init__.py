"""Un detector por archivo; una sola lista ordenada."""
