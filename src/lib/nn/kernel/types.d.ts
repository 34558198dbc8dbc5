/** The integer type of AssemblyScript, for the one file that both compilers read. */
type i32 = number;
