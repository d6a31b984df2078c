// The mistake is found once, and mended by Error Prone.
def log = new File(basedir, 'build.log').text
def found = (log =~ /ERROR\] \S*\/(\w+)\.java:\[(\d+),\d+\] \[Lifeguard\] \[(LG\d+)\]/).collect { it[1] + ' ' + it[2] + ' ' + it[3] } as Set
assert found == ['Draft 6 LG105'] as Set
assert new File(basedir, 'src/mistake/java/mail/Draft.java').text.contains('@LivesIn(Message.class)')
