// What the two builds said.
def log = new File(basedir, 'build.log').text
assert log.contains('Hello, alice on port 21')
def found = (log =~ /(\w+)\.java:\[(\d+),\d+\] \[(LG\d+)\]/).collect { it[1] + ' ' + it[2] + ' ' + it[3] } as Set
assert found == ['Mistake 9 LG105'] as Set
